using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Journal;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Windows;

namespace ModelWatch.IntegrationTests.Exposition;

/// <summary>The page of /metrics on a port of its own, with one model that has every figure that can be shown.</summary>
internal sealed class ExposedHost : IAsyncDisposable
{
    private static readonly string[] InputMeasures =
        [
        "psi", "ks", "wasserstein_scaled", "jensen_shannon", "hellinger", "cramers_v", "total_variation", "distinct", "missing_ratio", "invalid_ratio",
        "out_of_range_ratio",
    ];

    private static readonly string[] OutputMeasures =
    [
        "psi", "ks", "wasserstein_scaled", "jensen_shannon", "ece", "top_label_ece", "calibration_slope", "calibration_intercept", "brier", "log_loss",
        "hellinger", "cramers_v", "total_variation", "mce", "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "f1", "mcc", "roc_auc",
        "average_precision", "mae", "rmse", "bias", "mape", "r2", "coverage",
    ];

    private readonly WebApplication service;
    private readonly MetricsPage page;

    private ExposedHost(WebApplication service, MetricsPage page, ModelSeries models)
    {
        this.service = service;
        this.page = page;
        Models = models;
    }

    public ModelSeries Models { get; }

    /// <summary>Host and port.</summary>
    public string Authority => new Uri(service.Urls.First()).Authority;

    private static MonitoringPlan Plan => new()
    {
        Model = "tender-price-eu",
        Version = "3.1.0",
        Digest = new string('a', 64),
        Inputs = [new InputPlan("dose_mg", InputKind.Numeric), new InputPlan("country", InputKind.Categorical)],
        Outputs = [new OutputPlan("score", OutputKind.Probability)],
        Label = new LabelPlan(LabelKind.Binary),
        Alerts = new AlertsPlan { Thresholds = new Dictionary<string, double> { ["psi"] = 0.2 } },
    };

    public static async Task<ExposedHost> StartAsync()
    {
        var models = new ModelSeries(TimeProvider.System);
        var page = new MetricsPage(models);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = builder.Build();
        service.MapGet("/metrics", async context =>
        {
            context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            await page.WriteAsync(context.Response.Body, context.RequestAborted);
        });
        await service.StartAsync();
        return new ExposedHost(service, page, models);
    }

    /// <summary>Shows an evaluated window in which a finding of each of these kinds fires.</summary>
    public void Publish(params FindingKind[] firing)
    {
        var now = TimeProvider.System.GetUtcNow();
        Models.Know(Plan, new string('b', 64), now.AddDays(-30));
        Models.Publish(Plan, [.. Figures(now)], [.. firing.Select(kind => Firing(kind, now))], labelled: Labelled);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        page.Dispose();
    }

    /// <summary>Two predictions with their outcomes, in two bins of the reliability diagram.</summary>
    private static LabelledRows Labelled => new()
    {
        Labels = ["0", "1"],
        Weights = [1, 1],
        Outputs =
        [
            new("output.score", ColumnShape.Number)
            {
                States = [CellState.Value, CellState.Value],
                Kinds = new TokenKind[2],
                Numbers = [0.2, 0.8],
                Codes = [-1, -1],
            },
        ],
    };

    private static IEnumerable<Measurement> Figures(DateTimeOffset end) =>
    [
        .. from input in new[] { "input.dose_mg", "input.country" } from measure in InputMeasures select Figure(input, measure, 0.3, end),
        .. from measure in OutputMeasures select Figure("output.score", measure, 0.6, end),
        Figure("output.score", "estimated_roc_auc", 0.8, end), Figure("output.score", "estimated_accuracy", 0.8, end),
        Figure("model", "domain_auc", 0.5, end), Figure("model", "pca_reconstruction_error", 1.2, end),
        Figure("model", "event_count", 431, end), Figure("model", "label_coverage", 0.9, end),
    ];

    private static Measurement Figure(string subject, string measure, double value, DateTimeOffset end) => new()
    {
        WindowStart = end.AddHours(-1),
        WindowEnd = end,
        Version = Plan.Version,
        Subject = subject,
        Measure = measure,
        Value = value,
        Lower = value - 0.1,
        Upper = value + 0.1,
        Level = 0.95,
        N = 431,
        Definition = measure + "/1",
    };

    private static Finding Firing(FindingKind kind, DateTimeOffset now) => new()
    {
        Id = "f-" + kind,
        Model = Plan.Model,
        Version = Plan.Version,
        Kind = kind,
        Severity = Severity.Warning,
        State = FindingState.Firing,
        Opened = now,
        Onset = now.AddHours(-1),
        WindowStart = now.AddHours(-1),
        WindowEnd = now,
        Subjects = [new FindingSubject("input.dose_mg", 1, 1, "ks")],
    };
}

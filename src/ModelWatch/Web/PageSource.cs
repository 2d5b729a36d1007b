using ModelWatch.Access;
using ModelWatch.Reports;
using ModelWatch.Web.Pages;
using ModelWatch.Web.Queries;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web;

/// <summary>The pages over the record: reads, puts into words, renders. Thread safe.</summary>
internal sealed class PageSource(RecordReader records, ProfileReader profiles, ReportStore reports, TimeProvider time)
{
    private const int MostEvents = 5;

    private Times Utc => new(TimeZoneInfo.Utc, time.GetUtcNow());

    public IResult Fleet(HttpContext http)
    {
        if (!records.HasModels) return Start(http);
        var rights = http.Rights();
        return PageResult.Of<FleetPage>(http, Frame(http, Utc, "Fleet", "fleet"), FleetBuild.View(records.Fleet(rights.CanRead), Utc));
    }

    /// <summary>The first-run page: its commands name this service.</summary>
    public IResult Start(HttpContext http)
    {
        var view = new StartView($"{http.Request.Scheme}://{http.Request.Host}", Utc.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), records.HasModels);
        return PageResult.Of<StartPage>(http, Frame(http, Utc, "First run", "fleet"), view);
    }

    public IResult Model(HttpContext http, string model)
    {
        if (records.Model(model) is not { } record) return NoModel(http, model);
        var times = In(record);
        return PageResult.Of<ModelPage>(http, Frame(http, times, record.Model, "fleet"), ModelBuild.View(record, times));
    }

    public IResult Feature(HttpContext http, string model, string subject, string? segment)
    {
        if (records.Model(model) is not { } record) return NoModel(http, model);
        string name = subject.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (!FeatureRows.Subjects(record.Plan).Any(s => s.Subject == name))
            return PageResult.NotFound(http, Utc, "There is no such subject", $"The plan of {model} declares no {name}.");
        var times = In(record);
        string? scope = string.IsNullOrEmpty(segment) ? null : segment;
        var view = FeatureBuild.View(record, name, scope, profiles.Of(record, name, scope), times, profiles.Outcomes(record, name, scope));
        return PageResult.Of<FeaturePage>(http, Frame(http, times, name, "fleet"), view);
    }

    public IResult Finding(HttpContext http, string id)
    {
        if (records.Finding(id) is not { } finding || !http.Rights().CanRead(finding.Model) || records.Model(finding.Model) is not { } record)
            return PageResult.NotFound(http, Utc, "There is no such finding", $"Nothing in the record is called {id}.");
        var times = In(record);
        var figures = records.Window(finding.Model, finding.Version, finding.WindowStart);
        var view = FindingBuild.View(record, finding, figures, profiles.Of(finding), times, profiles.Evidence(finding, MostEvents));
        return PageResult.Of<FindingPage>(http, Frame(http, times, view.Headline.Plain, "fleet"), view);
    }

    /// <summary>The list of summaries, as they were made.</summary>
    public IResult Reports(HttpContext http) => PageResult.Of<ReportsPage>(
        http, Frame(http, Utc, "Reports", "reports"), reports.List(null).Where(r => http.Rights().CanRead(r.Model)).Select(ReportRows.Of).ToArray(), parameter: "Rows");

    private IResult NoModel(HttpContext http, string model) =>
        PageResult.NotFound(http, Utc, "There is no such model", $"No plan in force is called {model}. The fleet lists every model.");

    private Times In(ModelRecord record) => new(record.Plan.Report.Zone, time.GetUtcNow());

    private PageFrame Frame(HttpContext http, Times times, string title, string place) => PageResult.Frame(http, times, title, place, records.Firing(http.Rights().CanRead));
}

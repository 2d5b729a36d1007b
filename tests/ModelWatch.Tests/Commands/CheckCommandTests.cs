using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ModelWatch.Commands;

namespace ModelWatch.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private const string Plan =
        """
        model: california
        version: "1"
        inputs:
          MedInc: {kind: numeric}
          HouseAge: {kind: numeric}
        outputs:
          y_pred_proba: {kind: probability}
        label: {kind: binary, column: clf_target}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("check").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [SharedDataFact]
    public void Check_ExactOnACaliforniaMonth_EqualsNannyMl()
    {
        foreach (var month in new[] { "2021-08", "2022-03" })
        {
            var rows = Lines("california_housing_analysis.csv.gz");
            var current = Write($"{month}.csv", [rows[0], .. rows.Skip(1).Where(r => r.Contains($",{month}-", StringComparison.Ordinal))]);
            var (code, figures, _) = Run(Data("california_housing_reference.csv.gz"), current, exact: true);
            Assert.Equal(1, code);
            var expected = Expected("california_univariate_monthly.csv").Single(r => r["chunk.chunk.key"] == month);
            const string Ks = ".kolmogorov_smirnov.value";
            foreach (var (name, value) in expected.Where(p => p.Key.EndsWith(Ks, StringComparison.Ordinal)))
            {
                var figure = Figure(figures, "input." + name[..^Ks.Length], "ks");
                Assert.Equal(double.Parse(value, CultureInfo.InvariantCulture), figure.GetProperty("value").GetDouble(), 1e-9);
                Assert.Equal(0, figure.GetProperty("error").GetDouble());
            }
        }
    }

    [SharedDataFact]
    public void Check_PlanOnJoinedAnalysis_EqualsScikitLearn()
    {
        var targets = Lines("california_housing_analysis_targets.csv.gz").ToDictionary(l => l.Split(',')[0], l => l.Split(',')[1]);
        var joined = Lines("california_housing_analysis.csv.gz").Select(l => $"{l},{targets[l.Split(',')[0]]}");
        var (code, figures, error) = Run(Data("california_housing_reference.csv.gz"), Write("joined.csv", joined), Write("plan.yaml", [Plan]));
        Assert.Equal(1, code);
        Assert.Contains("Difference", error, StringComparison.Ordinal);
        var expected = Expected("sklearn_calibration.csv").Single(r => r["part"] == "analysis");
        foreach (var (measure, column) in new[] { ("ece", "ece15"), ("brier", "brier"), ("roc_auc", "roc_auc"), ("log_loss", "log_loss") })
        {
            var value = Figure(figures, "output.y_pred_proba", measure).GetProperty("value").GetDouble();
            Assert.Equal(double.Parse(expected[column], CultureInfo.InvariantCulture), value, 1e-9);
        }
    }

    [Fact]
    public void Check_SameFile_IsGood()
    {
        var file = Write("a.csv", Table(500, 0, i => i % 3 == 0 ? "DE" : "FR"));
        var (code, figures, error) = Run(file, file);
        Assert.Equal((0, ""), (code, error));
        var ks = Figure(figures, "input.x", "ks");
        Assert.Equal("ok", ks.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, ks.GetProperty("window").GetProperty("start").ValueKind);
        Assert.Equal(0, Figure(figures, "input.country", "chi_square").GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public void Check_ShiftedColumn_IsADifferenceAndNamesIt()
    {
        var (code, figures, error) = Run(Write("a.csv", Table(500, 0, _ => "DE")), Write("b.csv", Table(500, 300, _ => "DE")));
        Assert.Equal(1, code);
        Assert.Equal("breach", Figure(figures, "input.x", "ks").GetProperty("state").GetString());
        Assert.Contains("Difference: moved beyond tolerance: input.x.", error, StringComparison.Ordinal);
        Assert.Contains("drift (warning), all rows", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_FewRows_IsNotAssessable()
    {
        var (code, _, error) = Run(Write("a.csv", Table(500, 0, _ => "DE")), Write("b.csv", Table(20, 300, _ => "DE")));
        Assert.Equal(2, code);
        Assert.Contains("20 rows", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.9", 1)]
    [InlineData("0.3", 0)]
    [InlineData("0.5", 2)]
    public void Check_Criterion_IsDecidedOnTheInterval(string least, int expected)
    {
        // Half of the rows are right at every score: accuracy and AUC are near one half.
        string[] rows = ["x,p,label", .. Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"{i},{(i * 7 % 100) / 100.0},{i / 100 % 2}"))];
        var file = Write("c.csv", rows);
        var plan = Write("plan.yaml", [
            "model: m", "version: \"1\"", "inputs: {x: {kind: numeric}}", "outputs: {p: {kind: probability}}", "label: {kind: binary}",
            $"criteria: [{{measure: accuracy, atLeast: {least}}}]"]);
        Assert.Equal(expected, Run(file, file, plan).Code);
    }

    [Fact]
    public void Check_PlanThatIncludesThem_ComparesWholeRows()
    {
        // y follows x in one file and turns round in the other; each alone is the same.
        string[] Rows(int sign) => ["x,y,p", .. Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"{i * 7919 % 300},{150 + (sign * ((i * 7919 % 300) - 150))},0.5"))];
        var plan = Write("plan.yaml", [
            "model: m", "version: \"1\"", "inputs: {x: {kind: numeric}, y: {kind: numeric}}", "outputs: {p: {kind: probability}}",
            "measures: {include: [domain_auc, attribution_shift]}"]);

        var (_, figures, _) = Run(Write("a.csv", Rows(1)), Write("b.csv", Rows(-1)), plan);

        Assert.True(Figure(figures, "model", "domain_auc").GetProperty("value").GetDouble() > 0.95);
        Assert.Equal(0.01, Figure(figures, "model", "domain_auc_p").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal("the model file was not run for these rows", Figure(figures, "model", "attribution_shift").GetProperty("why").GetString());
    }

    [Fact]
    public void Check_BrokenPlan_IsAConfigurationErrorWithItsLine()
    {
        var file = Write("a.csv", Table(50, 0, _ => "DE"));
        var (code, _, error) = Run(file, file, Write("plan.yaml", ["model: Not A Name", "inputs: {}"]));
        Assert.Equal(78, code);
        Assert.Contains("plan.yaml:1:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_BadFiles_AreBadData()
    {
        var file = Write("a.csv", Table(50, 0, _ => "DE"));
        Assert.Equal(65, Run(file, Path.Combine(_directory, "absent.csv")).Code);
        Assert.Equal(65, Run(file, Write("empty.csv", [])).Code);
        Assert.Equal(65, Run(file, Write("other.csv", ["q", "1"])).Code);
        var plan = Write("plan.yaml", ["model: m", "version: \"1\"", "inputs: {x: {kind: numeric}, y: {kind: numeric}}", "outputs: {p: {kind: number}}"]);
        var (code, _, error) = Run(file, file, plan);
        Assert.Equal(65, code);
        Assert.Contains("y", error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Table(int rows, int shift, Func<int, string> country) =>
        ["x,country", .. Enumerable.Range(0, rows).Select(i => $"{i * 7919 % 500 + shift},{country(i)}")];

    private static (int Code, JsonElement Figures, string Error) Run(string reference, string current, string? plan = null, bool exact = false)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = CheckCommand.Run(new(reference, current, plan, exact), json: true, output, error);
        var text = output.ToString();
        return (code, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, error.ToString());
    }

    private static JsonElement Figure(JsonElement figures, string subject, string measure) => figures.EnumerateArray()
        .Single(m => m.GetProperty("subject").GetString() == subject && m.GetProperty("measure").GetString() == measure);

    private string Write(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private static string Data(string name) => Path.Combine(SharedDataFactAttribute.Folder!, name);

    private static string[] Lines(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Data(name)), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static IEnumerable<Dictionary<string, string>> Expected(string name)
    {
        var lines = File.ReadAllLines(Data(Path.Combine("expected", name)));
        var names = lines[0].Split(',');
        return lines.Skip(1).Select(l => l.Split(',')).Select(cells => names.Zip(cells).ToDictionary(p => p.First, p => p.Second));
    }
}

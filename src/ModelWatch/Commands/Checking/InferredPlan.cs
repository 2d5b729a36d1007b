using ModelWatch.Plans;
using ModelWatch.References.Files;

namespace ModelWatch.Commands.Checking;

/// <summary>The plan of a comparison without one: every column that both files have is an input, of the kind that the reference shows.</summary>
internal static class InferredPlan
{
    private const int Minimum = 30;

    public static MonitoringPlan Of(CheckFile reference, CheckFile current)
    {
        var shared = reference.Names().Intersect(current.Names(), StringComparer.Ordinal).ToList();
        if (shared.Count == 0)
            throw new CheckFailure(ExitCode.BadData, $"{reference.Path} and {current.Path} have no column name in common.");
        var tallies = shared.Select(_ => new KindTally()).ToArray();
        reference.ForEach([.. shared.Select(n => new TableField(n, n, CellKind.Text, Required: false))], chunk => Count(chunk, tallies));
        return new()
        {
            Model = "check",
            Version = "",
            Digest = "",
            Inputs = [.. shared.Select((n, i) => new InputPlan(n, tallies[i].Kind()))],
            Outputs = [],
            Window = new() { Minimum = Minimum },
        };
    }

    private static void Count(TableChunk chunk, KindTally[] tallies)
    {
        for (var i = 0; i < tallies.Length; i++)
        {
            for (var row = 0; row < chunk.Rows; row++)
                tallies[i].Add(chunk.Columns[i], row);
        }
    }
}

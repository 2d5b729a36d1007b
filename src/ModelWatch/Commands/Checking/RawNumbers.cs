using ModelWatch.Journal;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.References.Files;

namespace ModelWatch.Commands.Checking;

/// <summary>The numbers of both files in memory, for exact figures: those that would enter the profiles, ascending.</summary>
internal static class RawNumbers
{
    public static IReadOnlyDictionary<string, RawPair> Read(
        CheckFile reference, CheckFile current, MonitoringPlan plan, IReadOnlyList<FeatureSchema> schemas)
    {
        var numeric = schemas.Where(s => s.Form == FeatureForm.Number).ToList();
        var was = Values(reference, plan, numeric);
        var now = Values(current, plan, numeric);
        return numeric.Select((s, i) => (s.Subject, Pair: new RawPair(was[i], now[i]))).ToDictionary(p => p.Subject, p => p.Pair);
    }

    private static double[][] Values(CheckFile file, MonitoringPlan plan, List<FeatureSchema> schemas)
    {
        var values = schemas.Select(_ => new List<double>()).ToArray();
        var fields = CheckFields.Of(plan).Where(f => schemas.Any(s => s.Subject == f.ColumnName)).ToList();
        file.ForEach(fields, chunk => Collect(chunk, schemas, values));
        return [.. values.Select(v => v.Order().ToArray())];
    }

    private static void Collect(TableChunk chunk, List<FeatureSchema> schemas, List<double>[] values)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            var column = chunk.Columns.First(c => c.Name == schemas[i].Subject);
            for (var row = 0; row < chunk.Rows; row++)
            {
                var number = column.Numbers[row];
                if (column.States[row] == CellState.Value && !schemas[i].NumericSentinels.Contains(number)
                    && (!schemas[i].IsProbability || number is >= 0 and <= 1))
                    values[i].Add(number);
            }
        }
    }
}

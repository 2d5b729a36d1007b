using Microsoft.ML;
using Microsoft.ML.Data;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo.Models;

/// <summary>Events as a data view for Microsoft.ML.</summary>
internal static class TrainingTable
{
    public static IDataView Of(MLContext context, FeatureEncoding encoding, IEnumerable<DemoEvent> events)
    {
        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, encoding.Width);
        return context.Data.LoadFromEnumerable(events.Select(e => Row(encoding, e)).ToList(), schema);
    }

    private static TrainingRow Row(FeatureEncoding encoding, DemoEvent row) => new()
    {
        Features = encoding.Encode(row),
        Won = row.Label == "1",
        Amount = float.TryParse(row.Label, out var amount) ? amount : 0,
        Class = row.Label,
    };
}

using System.Data;
using Dapper;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// The outcomes of a model's predictions in one transaction. The newest label by its own time stands; of two with one time, sent under
/// different sources, the greater text, so that no order of arrival matters. Not thread safe.
/// </summary>
internal sealed class OutcomeShelf(string model)
{
    private readonly Dictionary<(string Version, long Start, UInt128 Id, string Source), Outcome> _held = [];

    /// <summary>Gives a prediction a label and tells what that did.</summary>
    public LabelJoin Join(IDbTransaction transaction, FoundPrediction prediction, UInt128 id, string value, long time)
    {
        var key = (prediction.Version, prediction.Start, id, prediction.Source);
        var known = _held.TryGetValue(key, out var held) ? held : prediction.IsNew ? null : Stored(transaction, key);
        var newest = known is null || known.Time < time || (known.Time == time && string.CompareOrdinal(known.Label, value) < 0);
        var (label, labelTime) = newest ? (value, time) : (known!.Label, known.Time);
        _held[key] = new Outcome(label, labelTime, Math.Min(known?.First ?? time, time), prediction.Segments);
        return new LabelJoin(prediction.Version, prediction.Start, prediction.Time, time, known?.First, label != known?.Label);
    }

    /// <summary>Writes the outcomes that were given, in the order of their table.</summary>
    public void Save(IDbTransaction transaction)
    {
        if (_held.Count == 0)
        {
            return;
        }

        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            INSERT OR REPLACE INTO prediction_label (model, version, start, id, source, label, label_time, first_label, segments)
            VALUES ($model, $version, $start, $id, $source, $label, $time, $first, $segments)
            """;
        var parameters = new[] { "$model", "$version", "$start", "$id", "$source", "$label", "$time", "$first", "$segments" }.Select(name => Parameter(command, name)).ToArray();
        foreach (var (key, outcome) in _held.OrderBy(h => h.Key.Version, StringComparer.Ordinal).ThenBy(h => h.Key.Start).ThenBy(h => h.Key.Id))
        {
            object[] values = [model, key.Version, key.Start, Hash128.ToBytes(key.Id), key.Source, outcome.Label, outcome.Time, outcome.First, outcome.Segments];
            for (var i = 0; i < values.Length; i++) parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        }

        Clear();
    }

    /// <summary>Forgets what was not written.</summary>
    public void Clear() => _held.Clear();

    private static IDbDataParameter Parameter(IDbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private Outcome? Stored(IDbTransaction transaction, (string Version, long Start, UInt128 Id, string Source) key) => transaction.Connection!.QueryFirstOrDefault<Outcome>(
        """
        SELECT label AS Label, label_time AS Time, first_label AS First, segments AS Segments FROM prediction_label
        WHERE model = @model AND version = @Version AND start = @Start AND id = @id AND source = @Source
        """,
        new { model, key.Version, key.Start, id = Hash128.ToBytes(key.Id), key.Source },
        transaction);

    private sealed record Outcome(string Label, long Time, long First, string Segments);
}

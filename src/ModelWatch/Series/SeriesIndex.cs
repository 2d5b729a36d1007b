using System.Data;
using Dapper;
using ModelWatch.Measures;

namespace ModelWatch.Series;

/// <summary>Numbers for the series of one model. A version's series are read at once; lives as long as one transaction.</summary>
internal sealed class SeriesIndex(IDbTransaction transaction, string model)
{
    private readonly Dictionary<SeriesName, long> _known = [];
    private readonly HashSet<string> _versions = new(StringComparer.Ordinal);

    public long Of(Measurement m)
    {
        if (_versions.Add(m.Version))
            Load(m.Version);
        var name = new SeriesName(m.Version, m.Segment ?? string.Empty, m.Subject, m.Measure, m.Definition, m.Unit ?? string.Empty);
        if (!_known.TryGetValue(name, out var id))
            _known[name] = id = Add(name);
        return id;
    }

    private void Load(string version)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT id, segment, subject, measure, definition, unit FROM series WHERE model = @model AND version = @version";
        AddText(command, "@model", model);
        AddText(command, "@version", version);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var name = new SeriesName(version, rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5));
            _known[name] = rows.GetInt64(0);
        }
    }

    private static void AddText(IDbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private long Add(SeriesName name) => transaction.Connection!.ExecuteScalar<long>(
        """
        INSERT INTO series (model, version, segment, subject, measure, definition, unit)
        VALUES (@model, @Version, @Segment, @Subject, @Measure, @Definition, @Unit)
        RETURNING id
        """,
        new { model, name.Version, name.Segment, name.Subject, name.Measure, name.Definition, name.Unit },
        transaction);
}

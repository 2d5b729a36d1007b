using System.Data;
using System.Text.Json;
using Dapper;
using ModelWatch.Plans;
using ModelWatch.State;

namespace ModelWatch.References;

/// <summary>
/// Keeps the references of all models with their history. Which one counts when is held in memory; the profiles are read when asked for, and those
/// used last are held up to a bound. Thread safe.
/// </summary>
internal sealed class ReferenceStore(IStateStore state, IWatermarks watermarks, TimeProvider time, long memory = ReferenceStore.DefaultMemory)
{
    public const long DefaultMemory = 256L << 20;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ReferenceTimeline> _timelines = new(StringComparer.Ordinal);
    private readonly ReferenceShelf _shelf = new(memory);
    private long _changes;

    /// <summary>About how many bytes of references it holds.</summary>
    public long HeldBytes => _shelf.HeldBytes;

    /// <summary>Takes a reference in; the model's newest one again changes nothing. It is effective at once while approval is off.</summary>
    public ReferencePut Put(ReferenceProfile reference)
    {
        var watermark = watermarks.Of(reference.Model) ?? 0;
        var content = ReferenceBytes.Of(reference);
        var put = state.Write(transaction => Put(transaction, reference, content, watermark));
        lock (_gate)
        {
            if (!put.IsNew) return put;
            _changes++;
            _timelines.Remove(reference.Model);
        }

        return put;
    }

    /// <summary>Which references of a model are effective; without steps where it has none.</summary>
    public ReferenceTimeline Timeline(string model)
    {
        long seen;
        lock (_gate)
        {
            if (_timelines.TryGetValue(model, out var known)) return known;
            seen = _changes;
        }

        var read = state.Read(connection => ReadTimeline(connection, model));
        lock (_gate)
        {
            // A reference that came in while this was read makes it old; the next question reads again.
            if (seen == _changes) _timelines[model] = read;
        }

        return read;
    }

    /// <summary>The reference that counts for new windows, or null.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public ReferenceProfile? Effective(string model) => Timeline(model).Newest is { } digest ? Load(model, digest) : null;

    /// <summary>The reference that counts for a window of the model that starts at <paramref name="windowStart"/> (ticks of UTC), or null.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public ReferenceProfile? At(string model, long windowStart) => Timeline(model).At(windowStart) is { } digest ? Load(model, digest) : null;

    /// <summary>The effective reference with this digest, or null.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public ReferenceProfile? Find(string model, string digest) => Timeline(model).Knows(digest) ? Load(model, digest) : null;

    /// <summary>What the effective reference with this digest fixes, by subject, without its profiles and rows; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public IReadOnlyDictionary<string, FeatureGrid>? Grids(string model, string digest) => !Timeline(model).Knows(digest) ? null
        : _shelf.Find(model, digest)?.Grids ?? Read(Row(model, digest), row => ReferenceBytes.ReadGrids(row.Content));

    /// <summary>The reference that came last, whatever its state.</summary>
    public StoredReference? Latest(string model) => History(model) is [var newest, ..] ? newest : null;

    /// <summary>Every reference of a model, newest first, without profiles.</summary>
    public IReadOnlyList<StoredReference> History(string model) =>
        state.Read(connection => Rows(connection, null, model).Select(row => row.ToReference()).ToArray());

    private static ReferenceTimeline ReadTimeline(IDbConnection connection, string model) => new(
    [
        .. connection.Query<(long From, string Digest)>(
            "SELECT effective_from, digest FROM model_references WHERE model = @model AND effective_from IS NOT NULL ORDER BY number", new { model }),
    ]);

    private ReferenceProfile Load(string model, string digest)
    {
        if (_shelf.Find(model, digest) is { } known) return known;
        var row = Row(model, digest);
        var reference = Read(row, stored => stored.ToProfile());
        _shelf.Keep(reference, row.Content.Length);
        return reference;
    }

    private ReferenceRow Row(string model, string digest) => state.Read(connection => connection.QueryFirst<ReferenceRow>(
        $"SELECT {ReferenceRow.Columns}, content FROM model_references WHERE model = @model AND digest = @digest AND effective_from IS NOT NULL ORDER BY number DESC LIMIT 1",
        new { model, digest }));

    private static T Read<T>(ReferenceRow row, Func<ReferenceRow, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception e)
        {
            throw new InvalidDataException($"The stored reference {row.Digest} of {row.Model} cannot be read: {e.Message}", e);
        }
    }

    private ReferencePut Put(IDbTransaction transaction, ReferenceProfile reference, byte[] content, long watermark)
    {
        var rows = Rows(transaction.Connection!, transaction, reference.Model);
        if (rows.Count > 0 && rows[0].Digest == reference.Digest) return new ReferencePut(rows[0].ToReference(), false);
        const string Insert = $"""
            INSERT INTO model_references (model, version, digest, plan, state, effective_from, received, rows, notes, content)
            VALUES (@Model, @Version, @Digest, @Plan, @State, @From, @Received, @Rows, @Notes, @Content)
            RETURNING {ReferenceRow.Columns}
            """;
        var row = transaction.Connection!.QuerySingle<ReferenceRow>(Insert, new
        {
            reference.Model,
            Version = rows.Count == 0 ? 1 : rows[0].Version + 1,
            reference.Digest,
            Plan = reference.PlanDigest,
            State = "effective",
            From = rows.Count == 0 ? 0 : watermark,
            Received = time.GetUtcNow().UtcTicks,
            reference.Rows,
            Notes = JsonSerializer.Serialize(new ReferenceNotes(reference.Warnings, reference.SmallestShift)),
            Content = content,
        }, transaction);
        return new ReferencePut(row.ToReference(), true);
    }

    private static List<ReferenceRow> Rows(IDbConnection connection, IDbTransaction? transaction, string model) =>
        connection.Query<ReferenceRow>($"SELECT {ReferenceRow.Columns} FROM model_references WHERE model = @model ORDER BY number DESC", new { model }, transaction).AsList();
}

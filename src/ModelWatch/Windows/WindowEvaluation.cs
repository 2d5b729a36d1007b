using System.Data;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>A window put together for the measures, with what the record keeps of it.</summary>
/// <param name="Contents">What the measures read.</param>
/// <param name="Labelled">Predictions whose outcome is known.</param>
/// <param name="Digest">
/// SHA-256 over counts, fixed-point sums, exact categories, distinct sketches and sorted labelled rows, lower-case hex; it does not
/// depend on order or restarts.
/// </param>
internal sealed record WindowEvaluation(WindowContents Contents, long Labelled, string Digest)
{
    /// <summary>Reads the predictions and puts the window together as the revision it will become.</summary>
    public static WindowEvaluation Of(IDbConnection connection, WindowState window, DateTimeOffset now)
    {
        var plan = window.Rules.Plan;
        var stored = plan.Label is null ? [] : PredictionTable.Read(connection, window.Key);
        var rows = PredictionTable.Labelled(stored);
        var predicted = new PredictedWindow(plan, rows, PredictionTable.Awaiting(stored));

        // Estimates need a reference that says how predictions turn out.
        var estimated = plan.Label is not null && window.Rules.Reference is { Calibrations.Count: > 0 };
        var contents = new WindowContents
        {
            Key = window.Key,
            Revision = window.Closed ? window.Revision + 1 : 0,
            Scopes = [.. window.Segments.Prepend(window.All).Select(s => Scope(s, predicted, estimated))],
            Duplicates = window.Duplicates,
            Late = window.Late,
            Sources = [.. window.Sources.Tallies.Select(t => t.Value.ToRecord(t.Key))],
            Evidence = MeasureNames.NeedsEvidence(plan) ? EvidenceColumns.Of(plan, EvidenceTable.Read(connection, window.Key, plan.Sampling.Evidence)) : null,
            Provisional = window.All.Events > 0 && plan.Label is { } label && now - window.Key.End < label.Maturity,
            Now = now,
            Arrival = plan.Label is null ? null : LabelCohortTable.Curve(connection, plan, now),
        };
        return new WindowEvaluation(contents, rows.Count, DigestOf(window, rows));
    }

    /// <summary>Writes down that the window is closed at this revision.</summary>
    public void Save(IDbTransaction transaction, WindowState window, DateTimeOffset now)
    {
        window.Revision = Contents.Revision;
        window.Closed = true;
        window.Dirty = false;
        WindowStore.Save(transaction, window);
        var row = new
        {
            Contents.Key.Model,
            Contents.Key.Version,
            start = Contents.Key.Start.UtcTicks,
            Contents.Revision,
            Contents.All.Events,
            Labelled,
            Contents.Late,
            Digest,
            evaluated = now.UtcTicks,
            matures = Contents.Provisional ? (Contents.Key.End + window.Rules.Plan.Label!.Maturity).UtcTicks : (long?)null,
        };
        transaction.Connection!.Execute(
            """
            UPDATE window SET labelled = @Labelled, digest = @Digest, evaluated = @evaluated, matures = @matures WHERE model = @Model AND version = @Version AND start = @start;
            INSERT INTO window_revision (model, version, start, revision, events, labelled, late, digest, evaluated)
            VALUES (@Model, @Version, @start, @Revision, @Events, @Labelled, @Late, @Digest, @evaluated)
            """,
            row,
            transaction);
    }

    private static ScopeContents Scope(Scope scope, PredictedWindow predictions, bool estimated)
    {
        var (labelled, cohort, predicted) = predictions.Of(scope.Segment);
        return new ScopeContents(scope.Segment, scope.Events, scope.Weight, scope.Profiles, labelled)
        {
            EffectiveRows = scope.EffectiveRows,
            Cohort = cohort,
            Predicted = estimated ? predicted : PredictedRows.None,
        };
    }

    private static string DigestOf(WindowState window, IReadOnlyList<LabelledRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var scope in window.Segments.Prepend(window.All))
        {
            Append(hash, Encoding.UTF8.GetBytes(scope.Segment ?? ""));
            Append(hash, BitConverter.GetBytes(scope.Events));
            Append(hash, BitConverter.GetBytes(scope.FixedWeights));
            scope.AppendDigest(hash);
        }

        foreach (var row in rows)
        {
            Append(hash, row.Id);
            Append(hash, BitConverter.GetBytes(row.Weight));
            Append(hash, row.Outputs);
            Append(hash, Encoding.UTF8.GetBytes(row.Label));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Each part with its length before it, so that no two contents give the same bytes.</summary>
    private static void Append(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}

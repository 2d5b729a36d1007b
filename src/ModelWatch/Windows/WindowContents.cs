using ModelWatch.Artefacts.Replay;
using ModelWatch.Labels;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>A window as it is handed to the measures: its scopes (all rows first) and its counters.</summary>
internal sealed record WindowContents
{
    public required WindowKey Key { get; init; }

    /// <summary>0 at the first close; 1 more for each revision.</summary>
    public required int Revision { get; init; }
    public required IReadOnlyList<ScopeContents> Scopes { get; init; }

    /// <summary>Events that arrived again with equal content and were not counted a second time.</summary>
    public long Duplicates { get; init; }

    /// <summary>Events that arrived after the first close.</summary>
    public long Late { get; init; }

    /// <summary>The largest difference of the replay probe in this window, or null where none ran; with the rows it rests on.</summary>
    public (double Gap, int Rows)? Replay { get; init; }

    /// <summary>How much the model file leans on each input, where the plan asks for it; null where it was not asked.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>Whole rows of the window, where the plan asks for measures of several fields at once; null where it does not.</summary>
    public RowSample? Evidence { get; init; }

    /// <summary>True while the age of the window is below the label's maturity; an empty window awaits nothing.</summary>
    public bool Provisional { get; init; }

    /// <summary>When it was put together: how old its predictions are.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>How outcomes of the model arrive; null where nothing was watched (a file).</summary>
    public LabelCurve? Arrival { get; init; }

    /// <summary>What each source sent.</summary>
    public IReadOnlyList<WindowSource> Sources { get; init; } = [];

    /// <summary>All rows.</summary>
    public ScopeContents All => Scopes[0];
}

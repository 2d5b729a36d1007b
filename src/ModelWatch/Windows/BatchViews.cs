using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>One batch under each of the rules that its rows meet. Not thread safe.</summary>
internal sealed class BatchViews(EventBatch batch)
{
    private readonly Dictionary<WindowRules, BatchView> _views = new(ReferenceEqualityComparer.Instance);

    public BatchView Under(WindowRules rules) =>
        _views.TryGetValue(rules, out var view) ? view : _views[rules] = new BatchView(batch, rules);
}

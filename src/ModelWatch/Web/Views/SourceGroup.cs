namespace ModelWatch.Web.Views;

/// <summary>One window and what its sources sent; <paramref name="More"/> says how many sources are left out, where some are.</summary>
public sealed record SourceGroup(string Window, IReadOnlyList<SourceRow> Rows, string? More = null);

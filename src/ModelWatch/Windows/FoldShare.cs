namespace ModelWatch.Windows;

/// <summary>
/// The share of ids that an overloaded model keeps, for the entries after one position of the journal up to another. Decided once and stored with the
/// position that was reached under it, so a crash finds the same decision again.
/// </summary>
internal sealed record FoldShare(long After, long Through, double Share)
{
    /// <summary>Nothing is decided: what the plan says.</summary>
    public static readonly FoldShare None = new(0, 0, 1);

    /// <summary>The share for the entry that follows a position.</summary>
    public double At(long position) => position < Through ? Share : 1;

    /// <summary>
    /// Decides for everything that waits: half, a quarter, an eighth and so on, until no more than <paramref name="most"/> rows would be kept. Powers of
    /// two, so that weights stay exact.
    /// </summary>
    public static FoldShare Of(long after, long through, long rows, long most) =>
        new(after, through, rows <= most ? 1 : Math.Pow(2, -Math.Ceiling(Math.Log2((double)rows / most))));
}

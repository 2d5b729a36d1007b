namespace ModelWatch.Intake;

/// <summary>Takes the elements of a body one by one.</summary>
internal interface IElementReader
{
    /// <summary>Takes the element at <paramref name="at"/>, which is left behind it; or, where it is no JSON, at the first byte that does not fit.</summary>
    /// <param name="json">The line or the body.</param>
    /// <param name="at">The element's first byte.</param>
    /// <param name="isAlone">Whether nothing but the element may stand in <paramref name="json"/>.</param>
    /// <param name="index">The index in the body.</param>
    /// <param name="rejection">Why the element is refused, or null.</param>
    /// <returns>Whether it is JSON; if not, nothing of it was taken.</returns>
    bool TryTake(ReadOnlySpan<byte> json, ref int at, bool isAlone, int index, out Rejection? rejection);
}

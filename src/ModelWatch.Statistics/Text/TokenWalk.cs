namespace ModelWatch.Statistics.Text;

/// <summary>
/// Walks the words of a text as 64-bit hashes: maximal runs of letters and digits, in lower case (simple mapping, invariant), FNV-1a over
/// UTF-16 units with a 64-bit finaliser. Scripts written without spaces give one word a run.
/// </summary>
internal ref struct TokenWalk(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at;

    public ulong Current { get; private set; }

    public bool Next()
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        if (at == text.Length)
            return false;
        var hash = 14695981039346656037UL;
        for (; at < text.Length && char.IsLetterOrDigit(text[at]); at++)
            hash = (hash ^ char.ToLowerInvariant(text[at])) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        Current = hash ^ (hash >> 33);
        return true;
    }
}

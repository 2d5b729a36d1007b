namespace ModelWatch.Intake;

/// <summary>
/// Arrays of one value, shared by every column that is so: most columns of most bodies hold nothing but values of one kind. Nobody writes into
/// the arrays of a column. Thread safe; keeps at most 64 arrays a value.
/// </summary>
internal sealed class ConstantArrays<T>(T value)
{
    private const int Slots = 64;
    private const int Longest = 1 << 16;
    private readonly T[]?[] _arrays = new T[Slots][];

    public T[] Of(int length)
    {
        if (Volatile.Read(ref _arrays[length % Slots]) is { } known && known.Length == length)
        {
            return known;
        }

        var made = new T[length];
        Array.Fill(made, value);
        if (length <= Longest)
        {
            Volatile.Write(ref _arrays[length % Slots], made);
        }

        return made;
    }
}

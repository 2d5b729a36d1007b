namespace ModelWatch.Intake;

/// <summary>A dictionary without the texts of rows that were taken back: what was refused leaves no trace, and codes count in the order of use. Pure.</summary>
internal static class UsedTexts
{
    public static (int[] Codes, int[] ItemCodes, string[] Dictionary) Of(int[] codes, int[] itemCodes, string[] dictionary)
    {
        var places = new int[dictionary.Length];
        Array.Fill(places, -1);
        var used = new List<string>(dictionary.Length);
        foreach (var code in codes.Concat(itemCodes))
        {
            if (code >= 0 && places[code] < 0)
            {
                places[code] = used.Count;
                used.Add(dictionary[code]);
            }
        }

        int Place(int code) => code < 0 ? code : places[code];
        return (Array.ConvertAll(codes, Place), Array.ConvertAll(itemCodes, Place), [.. used]);
    }
}

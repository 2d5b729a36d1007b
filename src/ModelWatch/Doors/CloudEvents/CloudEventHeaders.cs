using System.Text;

namespace ModelWatch.Doors.CloudEvents;

/// <summary>Reads the attributes of a CloudEvent in binary mode out of a request's headers. Values may be percent-encoded, quoted or raw. Pure.</summary>
internal static class CloudEventHeaders
{
    private const string Prefix = "ce-";

    /// <summary>The attributes, or null when the request is no CloudEvent in binary mode.</summary>
    public static Dictionary<string, string>? Read(IHeaderDictionary headers)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in headers)
        {
            if (header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                attributes[header.Key[Prefix.Length..].ToLowerInvariant()] = Decode(header.Value.ToString());
        }

        return attributes.Count == 0 ? null : attributes;
    }

    /// <summary>Percent-encoded UTF-8 is decoded; a value in which a percent sign means something else stays as it is.</summary>
    public static string Decode(string value)
    {
        if (value is ['"', .., '"'] && value.Length >= 2) value = Unquoted(value);
        if (!value.Contains('%', StringComparison.Ordinal)) return value;
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '%')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value, i, char.IsHighSurrogate(value[i]) && i + 1 < value.Length ? 2 : 1));
                if (char.IsHighSurrogate(value[i])) i++;
                continue;
            }

            if (i + 2 >= value.Length || !char.IsAsciiHexDigit(value[i + 1]) || !char.IsAsciiHexDigit(value[i + 2])) return value;
            bytes.Add(Convert.ToByte(value.Substring(i + 1, 2), 16));
            i += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Unquoted(string value)
    {
        var text = new StringBuilder();
        for (var i = 1; i < value.Length - 1; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length - 1) i++;
            text.Append(value[i]);
        }

        return text.ToString();
    }
}

using System.Text;
using System.Text.Unicode;

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
                attributes[header.Key[Prefix.Length..].ToLowerInvariant()] = Decode(header.Value.ToString(), header.Key);
        }

        return attributes.Count == 0 ? null : attributes;
    }

    /// <summary>Percent-encoded UTF-8 is decoded; a value in which a percent sign means something else stays as it is.</summary>
    /// <exception cref="ForeignFault">The bytes are no UTF-8: replaced, two different ids would become one.</exception>
    public static string Decode(string value, string header = "")
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

        var text = bytes.ToArray();
        return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : throw new ForeignFault($"The header {header.ToLowerInvariant()} holds bytes that are no UTF-8.");
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

using System.Text;

namespace ModelWatch.Plans;

/// <summary>The encodings that a plan may name for its files.</summary>
internal static class FileEncoding
{
    /// <summary>The encoding of a name, which refuses bytes that it does not have; null where there is none of the name.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}

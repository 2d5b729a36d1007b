using System.Security.Cryptography;
using System.Text;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>
/// Replaces a text by a keyed hash, so that equal values still count as equal and nobody without the key can guess them. What the plan
/// says of the value is asked before, and only the answer is kept beside the hash. Thread safe.
/// </summary>
internal sealed class Mask(byte[] key)
{
    private const int HashBytes = 16;
    private static readonly MaskedRules _none = new(null);

    /// <summary>A key of 256 bits for another purpose: it tells nothing of the mask's own.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary><c>masked:VERDICT:HASH</c>.</summary>
    /// <param name="field">The declared field that the text belongs to.</param>
    /// <param name="text">What was sent.</param>
    public string Of(Field field, string text) => MaskedRules.Written(
        (field.Rules ?? _none).Judge(text),
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes)));
}

namespace ModelWatch.Access;

/// <summary>Why a text opens nothing. The caller hears only of typos; the rest is counted.</summary>
internal enum KeyFault
{
    None,
    Malformed,
    Unknown,
    Expired,
    Revoked,
}

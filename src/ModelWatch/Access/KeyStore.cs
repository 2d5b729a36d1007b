using System.Security.Cryptography;
using System.Text;
using Dapper;
using ModelWatch.State;

namespace ModelWatch.Access;

/// <summary>API keys by the SHA-256 of their text: the text itself is never kept. Thread safe.</summary>
internal sealed class KeyStore(IStateStore state, TimeProvider time)
{
    private const string EveryScope = "ingest:* read:* admin:*";

    /// <summary>True as soon as one key exists; from then on every call needs one.</summary>
    public bool Any { get; private set; } = state.Read(connection => connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM api_key)") == 1);

    /// <summary>Makes the first key from the configuration, once.</summary>
    public void Bootstrap(string key)
    {
        if (Any)
        {
            return;
        }

        state.Write(transaction => transaction.Connection!.Execute(
            "INSERT INTO api_key (id, hash, scopes, created) VALUES ('bootstrap', @hash, @EveryScope, @now)",
            new { hash = Hash(key), EveryScope, now = time.GetUtcNow().UtcTicks },
            transaction));
        Any = true;
    }

    /// <summary>True for a key that exists and has not expired.</summary>
    public bool Knows(string key)
    {
        var hash = Hash(key);
        var now = time.GetUtcNow().UtcTicks;
        return state.Read(connection => connection.ExecuteScalar<long>(
            "SELECT EXISTS (SELECT 1 FROM api_key WHERE hash = @hash AND (expires IS NULL OR expires > @now))", new { hash, now }) == 1);
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

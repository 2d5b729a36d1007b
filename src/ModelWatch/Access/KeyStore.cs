using System.Collections.Concurrent;
using System.Data;
using System.Security.Cryptography;
using Dapper;
using ModelWatch.State;

namespace ModelWatch.Access;

/// <summary>
/// API keys by the SHA-256 of their text: the text itself is never kept. One process owns the directory, so all keys are held in memory and a
/// call costs no look-up on disk. A key that was taken away stays as a row, so that the service never opens again by itself. Thread safe.
/// </summary>
internal sealed class KeyStore
{
    /// <summary>More keys than any fleet has senders; a bound for memory.</summary>
    public const int Most = 10_000;

    private const string Bootstrapped = "bootstrap";
    private readonly IStateStore _state;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, AccessKey> _keys;

    public KeyStore(IStateStore state, TimeProvider time)
    {
        (_state, _time) = (state, time);
        var rows = state.Read(connection => connection.Query<KeyRow>(
            "SELECT id, hash, scopes, created, expires, last_used AS LastUsed, revoked FROM api_key").AsList());
        _keys = new(rows.Select(row => KeyValuePair.Create(row.Id, row.ToKey())), StringComparer.Ordinal);
    }

    /// <summary>True as soon as one key was made; from then on every call needs one.</summary>
    public bool Any => !_keys.IsEmpty;

    /// <summary>Keys that were not taken away, oldest first.</summary>
    public IReadOnlyList<AccessKey> List() =>
        [.. _keys.Values.Where(key => key.Revoked is null).OrderBy(key => key.Created).ThenBy(key => key.Id, StringComparer.Ordinal)];

    /// <summary>Makes the first key from the configuration, once: another text later makes no other key.</summary>
    public void Bootstrap(string text)
    {
        lock (_gate)
        {
            if (!Any)
            {
                Insert(new AccessKey(Bootstrapped, KeyText.Hash(text), Scope.All, Now, null, null, 0));
            }
        }
    }

    /// <summary>Makes a key; null where there are too many. The text is nowhere else afterwards.</summary>
    public (AccessKey Key, string Text)? Create(IReadOnlyList<Scope> scopes, DateTimeOffset? expires)
    {
        lock (_gate)
        {
            if (_keys.Count >= Most)
            {
                return null;
            }

            var (id, text) = KeyText.New();
            var key = new AccessKey(id, KeyText.Hash(text), scopes, Now, expires, null, 0);
            Insert(key);
            return (key, text);
        }
    }

    /// <summary>A new key with the scopes and the end of an old one, which ends after the overlap; null where there is no such key or no room.</summary>
    public (AccessKey Key, string Text)? Rotate(string id, TimeSpan overlap)
    {
        lock (_gate)
        {
            if (!_keys.TryGetValue(id, out var old) || !old.IsUsable(Now) || Create(old.Scopes, old.Expires) is not { } made)
            {
                return null;
            }

            var end = Now + overlap;
            Update(old.Until(old.Expires < end ? old.Expires : end));
            return made;
        }
    }

    /// <summary>Takes a key away at once.</summary>
    public KeyEnd Revoke(string id)
    {
        lock (_gate)
        {
            if (!_keys.TryGetValue(id, out var key) || key.Revoked is not null)
            {
                return KeyEnd.Unknown;
            }

            if (IsAdmin(key) && !_keys.Values.Any(other => other.Id != id && IsAdmin(other)))
            {
                return KeyEnd.LastAdmin;
            }

            Update(key.RevokedAt(Now));
            return KeyEnd.Done;
        }
    }

    /// <summary>The key of this text, or why there is none. Every text costs one hash and one comparison, known or not.</summary>
    public (AccessKey? Key, KeyFault Fault) Check(string text)
    {
        var id = KeyText.IdOf(text);
        if (id is null || !_keys.TryGetValue(id, out var key))
        {
            _keys.TryGetValue(Bootstrapped, out key);
        }

        var hash = KeyText.Hash(text);
        if (!CryptographicOperations.FixedTimeEquals(hash, key?.Hash ?? new byte[hash.Length]))
        {
            return (null, id is null && KeyText.IsMeantAsOne(text) ? KeyFault.Malformed : KeyFault.Unknown);
        }

        var now = Now;
        if (!key!.IsUsable(now))
        {
            return (null, key.Revoked is null ? KeyFault.Expired : KeyFault.Revoked);
        }

        key.Use(now);
        return (key, KeyFault.None);
    }

    /// <summary>Writes when keys were last used since <paramref name="since"/> (UTC ticks); gives the newest use.</summary>
    public long WriteUses(long since)
    {
        var used = _keys.Values.Select(key => new { key.Id, key.LastUsed }).Where(use => use.LastUsed > since).ToList();
        if (used.Count == 0)
        {
            return since;
        }

        _state.Write(transaction => transaction.Connection!.Execute("UPDATE api_key SET last_used = @LastUsed WHERE id = @Id", used, transaction));
        return used.Max(use => use.LastUsed);
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private bool IsAdmin(AccessKey key) => key.IsUsable(Now) && key.Rights.HasEvery(Right.Admin);

    private void Insert(AccessKey key)
    {
        Run("INSERT INTO api_key (id, hash, scopes, created, expires, revoked) VALUES (@Id, @Hash, @scopes, @created, @expires, @revoked)", key);
        _keys[key.Id] = key;
    }

    private void Update(AccessKey key)
    {
        Run("UPDATE api_key SET expires = @expires, revoked = @revoked WHERE id = @Id", key);
        _keys[key.Id] = key;
    }

    private void Run(string sql, AccessKey key) => _state.Write(transaction => transaction.Connection!.Execute(
        sql,
        new
        {
            key.Id,
            key.Hash,
            scopes = string.Join(' ', key.Scopes),
            created = key.Created.UtcTicks,
            expires = key.Expires?.UtcTicks,
            revoked = key.Revoked?.UtcTicks,
        },
        transaction));
}

using System.Data;

namespace ModelWatch.State;

/// <summary>
/// The record of ModelWatch: every room keeps its own tables in it and changes them in transactions.
/// Reads see the last commit; writes are serialised. Thread safe.
/// </summary>
internal interface IStateStore
{
    /// <summary>Runs <paramref name="work"/> in one transaction and commits it; an exception rolls it back and passes on.</summary>
    T Write<T>(Func<IDbTransaction, T> work);

    /// <summary>Runs <paramref name="work"/> on a connection that sees one consistent snapshot.</summary>
    T Read<T>(Func<IDbConnection, T> work);
}

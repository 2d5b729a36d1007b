using Microsoft.Data.Sqlite;
using ModelWatch.Doors.Folders;
using ModelWatch.Doors.Pairs;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Commands;

/// <summary>Opens every database before anything else, and says in one sentence why one cannot be used.</summary>
internal static class DatabaseStart
{
    /// <exception cref="ServiceFault">A database cannot be used; the message is the sentence for the user.</exception>
    public static void Open(DataDirectory directory, IServiceProvider services)
    {
        Open(directory.StateFile, services.GetRequiredService<IStateStore>);
        Open(directory.StateFile, services.GetRequiredService<Mask>);
        Open(directory.JournalFile, services.GetRequiredService<IEventLog>);
        Open(Path.Combine(directory.Path, PairStore.FileName), services.GetRequiredService<PairStore>);
        Open(Path.Combine(directory.Path, FolderPlaces.FileName), services.GetRequiredService<FolderPlaces>);
    }

    private static void Open(string path, Func<object> open)
    {
        try
        {
            open();
        }
        catch (MigrationRefusal refusal)
        {
            throw new ServiceFault(ExitCode.Configuration, refusal.Message);
        }
        catch (MaskKeyFault key)
        {
            throw new ServiceFault(ExitCode.InputOutput, key.Message);
        }
        catch (JournalDamage damage)
        {
            throw new ServiceFault(ExitCode.InputOutput, damage.Message);
        }
        catch (SqliteException e)
        {
            throw Fault(path, e);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(path, e);
        }
    }

    private static ServiceFault Fault(string path, SqliteException e) =>
        StorageFailure.IsFull(e) ? new ServiceFault(ExitCode.InputOutput, $"The disk of {path} is full: free some space and start again.")
        : StorageFailure.IsCorrupt(e) ? Damaged(path, e)
        : StorageFailure.IsUntrusted(e) ? new ServiceFault(ExitCode.InputOutput, $"The database {path} cannot be read or written: {e.Message}")
        : new ServiceFault(ExitCode.DirectoryNotWritable, $"The database {path} cannot be opened: {e.Message}");

    private static ServiceFault Damaged(string path, Exception e) => new(
        ExitCode.InputOutput, $"The database {path} is damaged ({e.Message.TrimEnd('.')}): restore the data directory from a backup, or start with another one.");
}

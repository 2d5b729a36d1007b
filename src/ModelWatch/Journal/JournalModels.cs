using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>Models of the journal by name and number. Thread safe but for what stores, which belongs to the committing thread.</summary>
internal sealed class JournalModels : IDisposable
{
    private readonly ConcurrentDictionary<string, JournalModel> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, JournalModel> _byNumber = new();
    private readonly Lock _gate = new();
    private readonly SqliteStatement _put;
    private readonly List<JournalModel> _new = [];
    private long _last;

    public JournalModels(SqliteConnection connection)
    {
        _put = new SqliteStatement(connection, "INSERT INTO model (number, name, watermark) VALUES (?1, ?2, ?3) ON CONFLICT (number) DO UPDATE SET watermark = ?3");
        using var all = new SqliteStatement(connection, "SELECT number, name, watermark FROM model");
        while (all.Step())
        {
            var model = new JournalModel(all.Text(1), all.Long(0)) { IsStored = true };
            model.Advance(all.Long(2));
            Add(model);
        }
    }

    public IEnumerable<JournalModel> All => _byNumber.Values;

    public JournalModel this[string name] => _byName.TryGetValue(name, out var known) ? known : Create(name);

    public JournalModel? Find(long number) => _byNumber.GetValueOrDefault(number);

    /// <summary>Gives the model its row, in the commit that first needs it.</summary>
    public void Need(JournalModel model)
    {
        if (!model.IsStored)
        {
            Put(model);
            model.IsStored = true;
            _new.Add(model);
        }
    }

    /// <summary>Keeps how far event time has come, so that a start knows it before the first fold.</summary>
    public void Put(JournalModel model) => _put.Bind(1, model.Number).Bind(2, model.Name).Bind(3, model.Watermark).Run();

    public void Keep() => _new.Clear();

    public void Undo()
    {
        _new.ForEach(model => model.IsStored = false);
        _new.Clear();
    }

    public void Dispose() => _put.Dispose();

    private JournalModel Create(string name)
    {
        lock (_gate)
        {
            if (!_byName.TryGetValue(name, out var model))
            {
                model = new JournalModel(name, _last + 1);
                Add(model);
            }

            return model;
        }
    }

    private void Add(JournalModel model)
    {
        _byNumber[model.Number] = model;
        _byName[model.Name] = model;
        _last = Math.Max(_last, model.Number);
    }
}

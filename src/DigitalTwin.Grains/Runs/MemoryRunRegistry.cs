using System.Collections.Concurrent;
using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Runs;

/// <summary>Keeps runs in the memory of one process: they end with it, unless their stores are elsewhere.</summary>
public class MemoryRunRegistry : IRunRegistry
{
    private readonly ConcurrentDictionary<string, RunSpec> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _wanted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Run, int Epoch), EpochNote> _notes = new();
    private readonly ConcurrentDictionary<string, KeptStanding> _standings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _summaries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IRunStore> _stores = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Durable => false;

    /// <inheritdoc/>
    public Task<RunSpec> Enter(string run, RunSpec spec) => Task.FromResult(_runs.GetOrAdd(run, spec));

    /// <inheritdoc/>
    public Task<RunSpec?> Find(string run) => Task.FromResult(_runs.GetValueOrDefault(run));

    /// <inheritdoc/>
    public virtual Task<bool> HasTicked(string run) => Task.FromResult(_stores.ContainsKey(run));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> List() => Task.FromResult<IReadOnlyList<string>>([.. _runs.Keys.Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public Task Want(string run, bool ticks)
    {
        if (ticks)
            _wanted.TryAdd(run, true);
        else
            _wanted.TryRemove(run, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Note(string run, EpochNote note)
    {
        _notes[(run, note.Epoch)] = note;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<EpochNote>> Epochs(string run) =>
        Task.FromResult<IReadOnlyList<EpochNote>>([.. _notes.Where(pair => pair.Key.Run == run).Select(pair => pair.Value)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Wanted() => Task.FromResult<IReadOnlyList<string>>([.. _wanted.Keys.Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public Task Keep(KeptStanding kept, string? summary = null)
    {
        _standings[kept.Standing.Run] = kept;
        if (summary is not null)
            _summaries[kept.Standing.Run] = summary;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<KeptStanding?> Standing(string run) => Task.FromResult(_standings.GetValueOrDefault(run));

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptStanding>> Standings() => Task.FromResult<IReadOnlyList<KeptStanding>>(
        [.. _standings.Values.OrderBy(kept => kept.Standing.Run, StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public Task<string?> Summary(string run) => Task.FromResult(_summaries.GetValueOrDefault(run));

    /// <inheritdoc/>
    public virtual Task Forget(string run)
    {
        _runs.TryRemove(run, out _);
        _wanted.TryRemove(run, out _);
        _standings.TryRemove(run, out _);
        _summaries.TryRemove(run, out _);
        _stores.TryRemove(run, out _);
        foreach ((string Run, int Epoch) note in _notes.Keys.Where(note => note.Run == run))
            _notes.TryRemove(note, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public virtual IRunStore Open(string run, ulong number) => _stores.GetOrAdd(run, static (_, number) => new MemoryStore(number), number);

    /// <inheritdoc/>
    public ITickSink? Feed(string run, WorldSpec world) => null;

    /// <inheritdoc/>
    public virtual IRunDriver? Driver(string run) => null;
}

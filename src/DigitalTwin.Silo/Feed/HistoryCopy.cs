using DigitalTwin.Protocol.Events;
using DigitalTwin.Results.Files;
using DigitalTwin.Runs.Local;

namespace DigitalTwin.Silo.Feed;

/// <summary>
/// A run's history in a folder of this machine, filled from the cluster's feed: every tick exactly once. Ticks that the feed no longer has
/// are recomputed here from the run's log, and compared with its hashes: the local engine's bits are the cluster's.
/// </summary>
public sealed class HistoryCopy : IDisposable
{
    private const int MostAtOnce = 64;

    private readonly ParticipantFactory _factory;
    private readonly WorldSpec _world;
    private readonly HistoryWriter _writer;
    private readonly RedisFeedReader _feed;
    private readonly IRunStore _store;

    /// <summary>Opens it; ticks that the folder holds of this run are there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="world">The world of the run.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="feed">The run's feed.</param>
    /// <param name="store">Where the run is durable; only read.</param>
    public HistoryCopy(string folder, WorldSpec world, ulong seed, RedisFeedReader feed, Func<ulong, IRunStore> store)
    {
        _factory = new ParticipantFactory(world, seed);
        (_world, _feed, _store) = (world, feed, store(_factory.Run));
        _writer = HistoryWriter.ByMonth(new DiskFileSystem(folder), _factory.Run, world.Calendar);
        _writer.GoBackTo(long.MaxValue);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <summary>Ticks that are there.</summary>
    public long Ticks => _writer.Next;

    /// <summary>Takes what is new.</summary>
    /// <param name="logged">Ticks that the cluster says are logged.</param>
    /// <param name="show">Called for every tick taken, with its hash; the row is valid during the call.</param>
    /// <returns>Ticks taken.</returns>
    public async Task<long> CatchUp(long logged, Action<HistoryRow, string> show)
    {
        long before = Ticks;
        IReadOnlyList<FeedTick> ticks = await _feed.Read(before, MostAtOnce);
        long missingTo = ticks.Count > 0 ? ticks[0].Row.Tick : logged;
        if (missingTo > before)
            await Task.Run(() => ComputeAgain(missingTo, show));
        foreach (FeedTick tick in ticks)
        {
            if (tick.Row.Tick == Ticks)
                Take(tick.Row, tick.Hash, show);
        }

        return Ticks - before;
    }

    /// <summary>The run's log from an entry on; empty while it cannot be read.</summary>
    public IReadOnlyList<LogEntry> Log(long from) =>
        _store.Handle(new ReadLogRequest(from)) is { Status: StoreStatus.Done } reply ? reply.Entries : [];

    private void ComputeAgain(long upTo, Action<HistoryRow, string> show)
    {
        IReadOnlyList<LogEntry> log = Log(0);
        string[] hashes = [.. log.Where(entry => entry.Event is null).Select(entry => entry.Hash.ToString())];
        var run = new DirectRun(_factory, log);
        var rows = new HistoryRows(_world);
        while (run.Ticks < Math.Min(upTo, hashes.Length))
        {
            TickCommit commit = run.Next();
            string hash = commit.Hash.ToString();
            if (hash != hashes[commit.Tick])
                throw new InvalidDataException(
                    $"tick {commit.Tick} recomputed here gives {hash}, the cluster's log says {hashes[commit.Tick]}: this program "
                    + "is of another build than the silos. Use theirs.");
            HistoryRow row = rows.Of(commit);
            if (row.Tick == Ticks)
                Take(row, hash, show);
        }
    }

    private void Take(HistoryRow row, string hash, Action<HistoryRow, string> show)
    {
        _writer.Append(row.Tick, row.Schema, row.Values);
        show(row, hash);
    }
}

using DigitalTwin.Protocol.Events;

namespace DigitalTwin.Silo.Redis;

/// <summary>
/// The durable state of one run in Redis: a root (hash), a log (list) and objects (hash) whose keys share the run's hash tag, so that one
/// script can change them together. Each request is one script. What changes something is refused unless its epoch is the root's.
/// </summary>
/// <remarks>
/// Redis must run with <c>appendonly yes</c>, <c>appendfsync always</c> and <c>maxmemory-policy noeviction</c>: then what it has answered
/// outlives it.
/// </remarks>
/// <param name="redis">Connection; shared.</param>
/// <param name="prefix">What the keys begin with, the hash tag included.</param>
/// <param name="run">Number of the run.</param>
public sealed class RedisStore(IConnectionMultiplexer redis, string prefix, ulong run) : IRunStore
{
    private const string Done = "done";
    private const string Stale = "stale";
    private const string Older = "older";
    private const string Outdated = "outdated";

    private readonly RedisKey _root = prefix + ":root";
    private readonly RedisKey _log = prefix + ":log";
    private readonly RedisKey _objects = prefix + ":objects";
    private readonly RedisKey _digests = prefix + ":digests";
    private int _seenEpoch;

    /// <inheritdoc/>
    public StoreReply Handle(StoreRequest request)
    {
        try
        {
            return request switch
            {
                TakeEpochRequest take => TakeEpoch(take),
                ReadLogRequest read => ReadLog(read),
                ReadObjectRequest read => ReadObject(read),
                AppendLogRequest append => Append(append),
                SetTargetRequest set => Change(StoreScripts.SetTarget, [_root], set.Epoch, [set.Target]),
                WriteObjectsRequest write => Write(write),
                PublishRequest publish => Publish(publish),
                _ => throw new ArgumentException($"A store takes no {request.GetType().Name}.", nameof(request)),
            };
        }
        catch (Exception e) when (e is RedisException or RedisTimeoutException or TimeoutException or ObjectDisposedException)
        {
            return StoreReply.Unknown with { Notices = [$"Redis: {e.Message.Split('\n')[0]}"] };
        }
        catch (CanonicalFormatException e)
        {
            return new StoreReply(StoreStatus.Damaged) { Notices = [$"Redis, {prefix}: {e.Message}"] };
        }
    }

    /// <summary>The keys of a run's store.</summary>
    internal static RedisKey[] KeysOf(string prefix) => [prefix + ":root", prefix + ":log", prefix + ":objects", prefix + ":digests"];

    private static string Text(ulong number) => number.ToString("x16", CultureInfo.InvariantCulture);

    private StoreReply TakeEpoch(TakeEpochRequest take)
    {
        RedisValue expected = take.Expected is int epochBefore ? epochBefore : RedisValue.EmptyString;
        RedisResult[] answer = Run(StoreScripts.TakeEpoch, [_root, _log], [Text(run), _seenEpoch, expected]);
        if ((string?)answer[0] == Older)
            return Lost((int)answer[1]);
        bool outdated = (string?)answer[0] == Outdated;
        int epoch = (int)answer[1];
        _seenEpoch = Math.Max(_seenEpoch, epoch);
        var root = new RunRoot
        {
            Run = ulong.Parse((string)answer[2]!, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            Epoch = epoch,
            Target = (long)answer[3],
            Newest = CheckpointOf(answer[4]),
            Predecessor = CheckpointOf(answer[5]),
        };
        return new StoreReply(outdated ? StoreStatus.Conflict : StoreStatus.Done) { Root = root, LogLength = (long)answer[6] };
    }

    private StoreReply ReadLog(ReadLogRequest read)
    {
        var entries = new List<LogEntry>();
        foreach (RedisValue bytes in redis.GetDatabase().ListRange(_log, read.From))
        {
            var reader = new CanonicalReader((byte[])bytes!);
            LogEntry entry = default;
            entry.VisitState(ref reader);
            reader.ExpectEnd();
            entries.Add(entry);
        }

        return new StoreReply(StoreStatus.Done) { Entries = entries };
    }

    private StoreReply ReadObject(ReadObjectRequest read)
    {
        if (StoreRules.Misnamed(read.Name) is StoreReply misnamed)
            return misnamed;
        byte[]? bytes = redis.GetDatabase().HashGet(_objects, read.Name);
        return bytes is null ? new StoreReply(StoreStatus.Missing) : new StoreReply(StoreStatus.Done) { Bytes = bytes };
    }

    private StoreReply Append(AppendLogRequest append) => Change(
        StoreScripts.Append,
        [_root, _log],
        append.Epoch,
        [append.Position, .. append.Entries.Select(entry => (RedisValue)StateBytes.Of(entry))],
        answer => new StoreReply(StoreStatus.Done) { LogLength = (long)answer[1] });

    private StoreReply Publish(PublishRequest publish)
    {
        Checkpoint checkpoint = publish.Checkpoint;
        RedisValue[] objects = [.. checkpoint.Objects.SelectMany(named => (RedisValue[])[named.Name, Text(named.Digest)])];
        return Change(
            StoreScripts.Publish,
            [_root, _log, _objects, _digests],
            publish.Epoch,
            [StateBytes.Of(checkpoint), checkpoint.Tick, checkpoint.LogLength, checkpoint.Epoch, .. objects]);
    }

    private StoreReply Write(WriteObjectsRequest write) => StoreRules.Misnamed(write.Objects) ?? Change(
        StoreScripts.WriteObjects,
        [_root, _objects, _digests],
        write.Epoch,
        [.. write.Objects.SelectMany(written => (RedisValue[])[written.Name, written.Bytes, Text(Digest.Of(written.Bytes.Span).Value)])]);

    private StoreReply Change(
        string script, RedisKey[] keys, int epoch, RedisValue[] values, Func<RedisResult[], StoreReply>? done = null)
    {
        RedisResult[] answer = Run(script, keys, [epoch, .. values]);
        return (string?)answer[0] switch
        {
            Done => done?.Invoke(answer) ?? StoreReply.Done,
            Stale when (int)answer[1] < _seenEpoch => Lost((int)answer[1]),
            Stale => new StoreReply(StoreStatus.StaleEpoch),
            _ => new StoreReply(StoreStatus.Conflict) { Notices = [(string)answer[1]!] },
        };
    }

    /// <summary>A root that is gone, or older than one that was seen, is never taken for a new run.</summary>
    private StoreReply Lost(int epoch) => new(StoreStatus.Damaged)
    {
        Notices =
        [
            $"Redis has lost what it had answered: {prefix} is at epoch {epoch} and stood at a later one before. "
            + "Restore its append-only file, or begin a new run.",
        ],
    };

    private RedisResult[] Run(string script, RedisKey[] keys, RedisValue[] values) =>
        (RedisResult[])redis.GetDatabase().ScriptEvaluate(script, keys, values)!;

    private static Checkpoint? CheckpointOf(RedisResult bytes)
    {
        if (bytes.IsNull || (byte[])bytes! is not { Length: > 0 } content)
            return null;
        var checkpoint = new Checkpoint();
        StateBytes.Read(checkpoint, content);
        return checkpoint;
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>What a writer has said that its store had answered "done" to; the last line of a killed writer may be cut short.</summary>
/// <param name="Epoch">The newest epoch.</param>
/// <param name="Log">Entries in the log.</param>
/// <param name="Target">The newest target.</param>
/// <param name="Checkpoint">Tick of the newest checkpoint.</param>
internal readonly record struct Durable(long Epoch, long Log, long Target, long Checkpoint)
{
    /// <summary>The same after one more line. All numbers only rise, and a number that was cut is smaller.</summary>
    public Durable After(string line)
    {
        string[] words = line.Split(' ');
        if (words.Length != 2 || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return this;
        return words[0] switch
        {
            "epoch" => this with { Epoch = Math.Max(Epoch, number) },
            "log" => this with { Log = Math.Max(Log, number) },
            "target" => this with { Target = Math.Max(Target, number) },
            "checkpoint" => this with { Checkpoint = Math.Max(Checkpoint, number) },
            _ => this,
        };
    }
}

/// <summary>
/// A process that writes into a run's store as fast as it can and prints, one line a request, what the store has answered "done" to. It is
/// this program, started with a folder in its environment instead of tests to run. All that it writes follows from its place: the entry
/// from its index, the target and the objects of a checkpoint from the length of the log.
/// </summary>
internal static class StoreWriter
{
    /// <summary>Number of the run that it writes.</summary>
    public const ulong Run = 0xABCD;

    private const string Variable = "TWIN_TEST_STORE_WRITER";
    private const int Batches = 5;
    private const int ObjectsACheckpoint = 3;
    private const int BytesMost = 60_000;
    private const int TargetBeyond = 1000;
    private const int EventEvery = 7;

    /// <summary>Starts one.</summary>
    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(StoreWriter).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[Variable] = folder;
        return Process.Start(start)!;
    }

    /// <summary>
    /// Opens a store after its writer was killed, and asserts that what was durable is there, bit for bit, and nothing torn.
    /// </summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="known">What the writer had said.</param>
    /// <param name="at">Says which kill it was.</param>
    /// <returns>What is there: the same or more, as the last answer may not have been heard.</returns>
    public static (Durable Found, IReadOnlyList<string> Notices) AssertKept(string folder, in Durable known, string at)
    {
        var store = new FileStore(folder, Run);
        StoreReply taken = store.Handle(new TakeEpochRequest());
        Assert.True(taken.Status == StoreStatus.Done, $"{at}: {taken.Status}: {string.Join(" ", taken.Notices)}");
        RunRoot root = taken.Root!;
        var found = new Durable(root.Epoch, taken.LogLength, root.Target, root.Newest?.Tick ?? 0);
        Assert.True(found.Epoch > known.Epoch, $"{at}: {found} after {known}");
        bool isKept = found.Log >= known.Log && found.Target >= known.Target && found.Checkpoint >= known.Checkpoint;
        Assert.True(isKept, $"{at}: {found} after {known}");
        Assert.True(found.Target % TargetBeyond == 0 && found.Checkpoint <= found.Log, $"{at}: {found}");

        StoreCalls.AssertSame(Entries(0, (int)taken.LogLength), store.ReadLog());
        AssertWhole(store, root.Newest, at);
        AssertWhole(store, root.Predecessor, at);
        return (found, taken.Notices);
    }

    [ModuleInitializer]
    internal static void WriteIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not string folder)
            return;
        Write(new FileStore(folder, Run));
        Environment.Exit(0);
    }

    private static void Write(FileStore store)
    {
        StoreReply taken = Done(store.Handle(new TakeEpochRequest()));
        int epoch = taken.Root!.Epoch;
        Say("epoch", epoch);
        long length = taken.LogLength;
        while (true)
        {
            for (int batch = 1; batch <= Batches; batch++)
            {
                length = Done(store.Append(epoch, length, Entries(length, batch))).LogLength;
                Say("log", length);
            }

            long target = (length + 1) * TargetBeyond;
            Done(store.SetTarget(epoch, target));
            Say("target", target);
            StoredObject[] objects = Objects(epoch, length);
            Done(store.Write(epoch, objects));
            Done(store.Publish(epoch, CheckpointOf(epoch, length, objects)));
            Say("checkpoint", length);
        }
    }

    private static void AssertWhole(FileStore store, Checkpoint? checkpoint, string at)
    {
        if (checkpoint is null)
            return;
        StoredObject[] expected = Objects(checkpoint.Epoch, checkpoint.Tick);
        Assert.Equal(CheckpointOf(checkpoint.Epoch, checkpoint.Tick, expected), checkpoint);
        foreach ((string name, ReadOnlyMemory<byte> bytes) in expected)
            Assert.True(bytes.Span.SequenceEqual(StoreCalls.Granted(store.Read(name)).Bytes.Span), $"{at}: {name}");
    }

    private static LogEntry[] Entries(long from, int count)
    {
        LogEntry[] entries = StoreCalls.Ticks(from, count);
        for (int i = 0; i < count; i++)
        {
            if ((from + i) % EventEvery == 0)
                entries[i] = StoreCalls.EventAt(from + i, $"storm-{from + i}");
        }

        return entries;
    }

    private static Checkpoint CheckpointOf(int epoch, long tick, StoredObject[] objects) => new()
    {
        Epoch = epoch,
        Tick = tick,
        Hash = Digest.Of(BitConverter.GetBytes(tick)),
        LogLength = tick,
        Objects = [.. objects.Select(written => new ObjectName(written.Name, Digest.Of(written.Bytes.Span).Value))],
    };

    /// <summary>The objects of a checkpoint, of other lengths and contents in each.</summary>
    private static StoredObject[] Objects(int epoch, long tick) =>
        [.. Enumerable.Range(0, ObjectsACheckpoint).Select(i => new StoredObject($"{epoch}-{tick}/grid-{i}", Content(epoch, tick, i)))];

    private static byte[] Content(int epoch, long tick, int index)
    {
        var random = new Random(HashCode(epoch, tick, index));
        byte[] bytes = new byte[random.Next(BytesMost)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>The same number in every process, unlike <see cref="System.HashCode"/>.</summary>
    private static int HashCode(int epoch, long tick, int index) => unchecked((int)(epoch * 1_000_003L + tick * 31 + index));

    private static void Say(string what, long number) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {number}"));

    private static StoreReply Done(StoreReply reply) => reply.Status == StoreStatus.Done
        ? reply
        : throw new InvalidOperationException($"{reply.Status}: {string.Join(" ", reply.Notices)}");
}

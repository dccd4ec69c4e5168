using DigitalTwin.Protocol.Events;

namespace DigitalTwin.Protocol.Storage;

/// <summary>What a store answers.</summary>
public sealed record StoreReply(StoreStatus Status)
{
    /// <summary>Nothing more to say than done.</summary>
    public static StoreReply Done { get; } = new(StoreStatus.Done);

    /// <summary>The outcome is unknown.</summary>
    public static StoreReply Unknown { get; } = new(StoreStatus.Unknown);

    /// <summary>The root (<see cref="TakeEpochRequest"/>); its epoch is the one that was taken.</summary>
    public RunRoot? Root { get; init; }

    /// <summary>Whole entries in the log (<see cref="TakeEpochRequest"/>, <see cref="AppendLogRequest"/>).</summary>
    public long LogLength { get; init; }

    /// <summary>Entries (<see cref="ReadLogRequest"/>).</summary>
    public IReadOnlyList<LogEntry> Entries { get; init; } = [];

    /// <summary>Content (<see cref="ReadObjectRequest"/>).</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>What a person should know, in plain words: what was damaged, cut off or fallen back from, and why it was refused.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

/// <summary>How a store took a request.</summary>
public enum StoreStatus
{
    /// <summary>Done now or before; what was to be durable is.</summary>
    Done,

    /// <summary>The caller's epoch is not the root's; nothing was done, and nothing of the caller's ever will be.</summary>
    StaleEpoch,

    /// <summary>Something else is in its place, or what it builds on is not there; nothing was done.</summary>
    Conflict,

    /// <summary>The object is not there.</summary>
    Missing,

    /// <summary>What is there is torn, changed, foreign or of another format.</summary>
    Damaged,

    /// <summary>The outcome is unknown: ask again.</summary>
    Unknown,
}

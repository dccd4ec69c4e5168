using DigitalTwin.Protocol.Events;

namespace DigitalTwin.Protocol.Storage;

/// <summary>
/// The durable state of one run: a root, a log, and immutable objects. See <see cref="StoreRequest"/> for what each request promises;
/// one suite of tests holds every store to it.
/// </summary>
public interface IRunStore
{
    /// <summary>Takes one request and answers when it is done. May be called from any one thread at a time.</summary>
    StoreReply Handle(StoreRequest request);
}

/// <summary>
/// What the coordinator asks of the store of a run. Each kind is atomic. Those that change something carry the epoch of the caller and
/// are refused, in the store, unless it is the root's: effects are fenced, not only calls. Each may be asked again when its outcome is
/// unknown; asking again changes nothing that the first time changed already.
/// </summary>
public abstract record StoreRequest;

/// <summary>
/// Begins a new epoch: one more than any that the store has ever given. The reply carries the epoch, the root and the number of whole
/// entries in the log. A torn end of the log is cut off, and said aloud.
/// </summary>
/// <param name="Expected">
/// The epoch that the caller takes for the newest. Where it is another, the answer is <see cref="StoreStatus.Conflict"/> with the root: a
/// late copy of a request does not take the run from whoever has it. Null takes an epoch whatever the newest is.
/// </param>
public sealed record TakeEpochRequest(int? Expected = null) : StoreRequest;

/// <summary>Reads the log from an entry on.</summary>
/// <param name="From">Index of the first entry wanted.</param>
public sealed record ReadLogRequest(long From) : StoreRequest;

/// <summary>Reads an object. Missing and damaged ones are distinguished.</summary>
/// <param name="Name">Name of the object.</param>
public sealed record ReadObjectRequest(string Name) : StoreRequest;

/// <summary>
/// Appends entries to the log. Done only if they are on durable storage, all or none. Where entries stand already at the position: done
/// if they are the same (the first time was done; those beyond them are added), else <see cref="StoreStatus.Conflict"/>.
/// </summary>
/// <param name="Epoch">Epoch of the caller.</param>
/// <param name="Position">Index that the first entry gets; at most the length of the log.</param>
public sealed record AppendLogRequest(int Epoch, long Position, IReadOnlyList<LogEntry> Entries) : StoreRequest;

/// <summary>Sets the tick up to which the run is to go.</summary>
/// <param name="Epoch">Epoch of the caller.</param>
/// <param name="Target">Number of ticks to commit.</param>
public sealed record SetTargetRequest(int Epoch, long Target) : StoreRequest;

/// <summary>
/// Writes objects, immutable from then on: the same bytes again are done, other bytes are a <see cref="StoreStatus.Conflict"/>, and then
/// none is written. They are durable when a checkpoint that names them is published; nobody needs them before.
/// </summary>
/// <param name="Epoch">Epoch of the caller.</param>
/// <param name="Objects">The objects, each of another name.</param>
public sealed record WriteObjectsRequest(int Epoch, IReadOnlyList<StoredObject> Objects) : StoreRequest;

/// <summary>An object and its content.</summary>
/// <param name="Name">
/// Name: up to 200 ASCII letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>/</c>, the parts between slashes neither empty nor dots.
/// </param>
/// <param name="Bytes">Content.</param>
public readonly record struct StoredObject(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Makes a checkpoint the run's newest; the one before stays as predecessor. Refused unless it is of a later tick than the newest, or of
/// a newer epoch (whose coordinator could not read the newest), and all its objects and log entries are there. Objects that neither names
/// are deleted afterwards, in the store's own time; those of the
/// epoch at hand too, for one checkpoint is under way at a time, and the objects of the next are written after this one is published.
/// </summary>
/// <param name="Epoch">Epoch of the caller.</param>
public sealed record PublishRequest(int Epoch, Checkpoint Checkpoint) : StoreRequest;

/// <summary>Names an object of a checkpoint and what it holds, so that another one in its place is noticed.</summary>
/// <param name="Name">Name in the store.</param>
/// <param name="Digest">Digest of the bytes.</param>
[State]
public partial record struct ObjectName(string Name, ulong Digest);

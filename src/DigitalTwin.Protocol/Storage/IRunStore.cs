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

namespace DigitalTwin.Runs.Storage;

/// <summary>Keeps nothing: for runs that nobody wants to go on with. It takes everything and cannot give anything back.</summary>
/// <param name="run">Number of the run.</param>
public sealed class NullRunStore(ulong run) : IRunStore
{
    /// <inheritdoc/>
    public StoreReply Handle(StoreRequest request) => request switch
    {
        TakeEpochRequest => new StoreReply(StoreStatus.Done) { Root = new RunRoot { Run = run, Epoch = 1 } },
        ReadObjectRequest => new StoreReply(StoreStatus.Missing),
        _ => StoreReply.Done,
    };
}

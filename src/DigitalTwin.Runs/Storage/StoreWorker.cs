namespace DigitalTwin.Runs.Storage;

/// <summary>Carries requests to a store on a thread of its own, one after the other, so that ticks go on while it writes.</summary>
internal sealed class StoreWorker : IDisposable
{
    private readonly IRunStore _store;
    private readonly SleepingQueue<(long Id, StoreRequest Request)> _requests = new();
    private readonly SleepingQueue<(long Id, StoreReply Reply)> _replies = new();
    private readonly Thread _thread;
    private Exception? _failure;

    public StoreWorker(IRunStore store)
    {
        _store = store;
        _thread = new Thread(Work) { IsBackground = true, Name = "run store" };
        _thread.Start();
    }

    public void Post(long id, StoreRequest request) => _requests.Add((id, request));

    /// <summary>Takes an answer if there is one.</summary>
    public bool TryTake(out (long Id, StoreReply Reply) answer) => TryTake(out answer, TimeSpan.Zero);

    /// <summary>Waits for an answer.</summary>
    /// <exception cref="IOException">The store has failed in a way that asking again cannot fix.</exception>
    public bool TryTake(out (long Id, StoreReply Reply) answer, TimeSpan wait)
    {
        if (_replies.TryTake(out answer, wait))
            return true;
        return Volatile.Read(ref _failure) is Exception failure
            ? throw new IOException($"The run's store failed: {failure.Message}", failure)
            : false;
    }

    /// <summary>Lets the store finish what was asked of it.</summary>
    public void Dispose()
    {
        _requests.Close();
        _thread.Join();
        (_store as IDisposable)?.Dispose();
    }

    private void Work()
    {
        while (_requests.TryTake(out (long Id, StoreRequest Request) asked, Timeout.InfiniteTimeSpan))
        {
            try
            {
                _replies.Add((asked.Id, _store.Handle(asked.Request)));
            }
            catch (Exception e)
            {
                Volatile.Write(ref _failure, e);
                return;
            }
        }
    }
}

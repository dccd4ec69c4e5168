using System.Runtime.InteropServices;
using DigitalTwin.Runs.Storage;

namespace DigitalTwin.Runs.Local;

/// <summary>Carries what the coordinator asks for within one process: grids side by side, the store on a thread of its own.</summary>
internal sealed class LocalHost : ICoordinatorHost, IDisposable
{
    /// <summary>How long an answer of the store may take before it is asked again.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(5);

    /// <summary>Wakes that are kept before those are forgotten whose answers have come.</summary>
    private const int MostWakes = 1024;

    private readonly GridStation[] _stations;
    private readonly ParallelOptions _parallel;
    private readonly Coupling _coupling;
    private readonly Coordinator _coordinator;
    private readonly StoreWorker _store;
    private readonly RunOutput _audience;
    private readonly GridReply[] _replies;
    private readonly List<(ClearRequest? Request, CouplingLoad Load)> _couplingCalls = [];
    private readonly List<long> _wakes = [];
    private List<GridCall> _gridCalls = [];
    private List<GridCall> _carried = [];
    private (StopReason Reason, string Message)? _stopped;
    private string _trouble = "";

    public LocalHost(
        ParticipantFactory factory, GridStation[] stations, IRunStore store, CoordinatorOptions options, int threads, RunOutput audience)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _stations = stations;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _coupling = factory.CreateCoupling();
        _store = new StoreWorker(store);
        _audience = audience;
        _replies = new GridReply[stations.Length];
        _coordinator = new Coordinator(factory.CreateSimulation, this, options);
    }

    /// <summary>Is shown the market of every tick once it is cleared.</summary>
    public event Action<ZonalMarket>? Cleared;

    /// <summary>The coordinator.</summary>
    public Coordinator Coordinator => _coordinator;

    /// <summary>Carries what can be carried at once; waits for the store where nothing else is left to do.</summary>
    /// <returns>Whether anything was done; false when all that was wanted is done.</returns>
    /// <exception cref="RunStoppedException">The coordinator has stopped.</exception>
    public bool Advance()
    {
        if (_stopped is var (reason, message))
            throw new RunStoppedException(reason, message);
        if (_store.TryTake(out (long Id, StoreReply Reply) answer))
            TakeAnswer(answer.Id, answer.Reply);
        else if (_gridCalls.Count > 0)
            CarryGridCalls();
        else if (_couplingCalls.Count > 0)
            CarryCouplingCall();
        else if (_coordinator.IsSettled)
            return false;
        else if (_store.TryTake(out answer, StorePatience))
            TakeAnswer(answer.Id, answer.Reply);
        else
            WakeAll();
        return true;
    }

    public void LoadGrid(int grid, in GridLoad load) => _gridCalls.Add(new GridCall(grid, null, load));

    public void CallGrid(int grid, in GridRequest request) => _gridCalls.Add(new GridCall(grid, request, default));

    public void LoadCoupling(in CouplingLoad load) => _couplingCalls.Add((null, load));

    public void CallCoupling(in ClearRequest request) => _couplingCalls.Add((request, default));

    public void CallStore(long id, StoreRequest request) => _store.Post(id, request);

    public void ScheduleTimeout(long token)
    {
        _wakes.Add(token);
        if (_wakes.Count > MostWakes)
            _wakes.RemoveAll(answered => !_coordinator.Awaits(answered));
    }

    public void Show(in TickCommit commit, bool replayed) => _audience.Show(commit);

    public IReadOnlyList<Attachment> Attach(long tick) => _audience.Attach();

    public void Restore(long tick, IReadOnlyList<Attachment> attachments) => _audience.Restore(tick, attachments);

    public void Answer(in EventAnswer answer) => _audience.Answer(answer);

    public void Log(string notice) => _audience.Log(notice);

    public void Stopped(StopReason reason, string message) => _stopped = (reason, message);

    public void Dispose() => _store.Dispose();

    /// <summary>A store that fails is asked again and again; why it fails is said once.</summary>
    private void TakeAnswer(long id, StoreReply reply)
    {
        string trouble = reply.Status == StoreStatus.Unknown ? string.Join(" ", reply.Notices) : "";
        if (trouble.Length > 0 && trouble != _trouble)
            _audience.Log($"The run's store: {trouble} It is asked again.");
        _trouble = trouble;
        _coordinator.StoreAnswered(id, reply);
    }

    private void CarryGridCalls()
    {
        (_carried, _gridCalls) = (_gridCalls, _carried);
        _gridCalls.Clear(); // what the answers lead to is for the next time
        if (_parallel.MaxDegreeOfParallelism == 1)
        {
            for (int i = 0; i < _carried.Count; i++)
                Carry(i);
        }
        else
        {
            Parallel.For(0, _carried.Count, _parallel, Carry);
        }

        foreach (ref readonly GridCall call in CollectionsMarshal.AsSpan(_carried))
            _coordinator.GridAnswered(call.Grid, _replies[call.Grid]);
    }

    private void Carry(int index)
    {
        ref readonly GridCall call = ref CollectionsMarshal.AsSpan(_carried)[index];
        _replies[call.Grid] = call.Request is GridRequest request
            ? _stations[call.Grid].Call(request)
            : _stations[call.Grid].Load(call.Load);
    }

    private void CarryCouplingCall()
    {
        (ClearRequest? request, CouplingLoad load) = _couplingCalls[0];
        _couplingCalls.RemoveAt(0);
        if (request is not ClearRequest clear)
        {
            _coordinator.CouplingAnswered(_coupling.Load(load));
            return;
        }

        ClearReply reply = _coupling.Handle(clear);
        if (reply.Status == ReplyStatus.Done)
            Cleared?.Invoke(_coupling.Market);
        _coordinator.CouplingAnswered(reply);
    }

    private void WakeAll()
    {
        long[] tokens = [.. _wakes];
        _wakes.Clear();
        foreach (long token in tokens)
            _coordinator.OnTimeout(token);
    }

    private readonly record struct GridCall(int Grid, GridRequest? Request, GridLoad Load);
}

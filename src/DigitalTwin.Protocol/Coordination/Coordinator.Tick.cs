using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Protocol.Coordination;

/// <content>The tick: open, gather, commit, clear, and again.</content>
public sealed partial class Coordinator
{
    private readonly GridReply[] _replies;
    private readonly bool[] _awaited;
    private readonly GridLoad[] _loads;
    private ReadOnlyMemory<GridRequest> _requests;
    private CouplingLoad _couplingLoad;
    private ClearRequest _clearRequest;
    private ClearReply? _couplingReply;
    private bool _couplingAwaited;
    private bool _saves;
    private long _callToken;

    /// <summary>Takes an answer of a grid. Answers to calls that are not waited for are ignored.</summary>
    public void GridAnswered(int grid, GridReply reply)
    {
        if (!_awaited[grid] || reply.Call != CallOf(grid) || !Accepts(reply.Status, _run.Zones[grid]))
            return;
        _awaited[grid] = false;
        _replies[grid] = reply;
        GoOnWhenAllHaveAnswered();
    }

    /// <summary>Takes an answer of the coupling. Answers to calls that are not waited for are ignored.</summary>
    public void CouplingAnswered(ClearReply reply)
    {
        if (!_couplingAwaited || reply.Call != CouplingCall || !Accepts(reply.Status, EntityIds.Coupling))
            return;
        _couplingAwaited = false;
        _couplingReply = reply;
        GoOnWhenAllHaveAnswered();
    }

    /// <summary>Takes an answer that was handed over within a process, where a late one may by now be the answer to a newer call.</summary>
    /// <param name="call">The call that it was the answer to when it was given.</param>
    /// <param name="reply">The answer; looked at only if that call is waited for, as it does not change until it is answered.</param>
    public void GridAnsweredTo(int grid, in CallId call, GridReply reply)
    {
        if (_awaited[grid] && CallOf(grid) == call)
            GridAnswered(grid, reply);
    }

    /// <summary>Takes an answer that was handed over within a process: see <see cref="GridAnsweredTo"/>.</summary>
    public void CouplingAnsweredTo(in CallId call, ClearReply reply)
    {
        if (_couplingAwaited && CouplingCall == call)
            CouplingAnswered(reply);
    }

    private CallId CouplingCall => _phase == CoordinatorPhase.Loading ? _couplingLoad.Call : _clearRequest.Call;

    private CallId CallOf(int grid) => _phase == CoordinatorPhase.Loading ? _loads[grid].Call : _requests.Span[grid].Call;

    private bool Accepts(ReplyStatus status, string who)
    {
        switch (status)
        {
            case ReplyStatus.Done:
                return true;
            case ReplyStatus.StaleEpoch:
                Stop(StopReason.Superseded, $"{who} knows a newer epoch than {_epoch}: another coordinator has taken the run.");
                return false;
            case ReplyStatus.Unreadable:
                GoBack($"{who} cannot read its state.");
                return false;
            case ReplyStatus.Gap:
                Recover($"{who} has lost its state.");
                return false;
            default:
                Recover($"{who} answers {status}: it was asked otherwise before.");
                return false;
        }
    }

    private void GoOnWhenAllHaveAnswered()
    {
        if (_couplingAwaited || Array.IndexOf(_awaited, true) >= 0)
            return;
        try
        {
            switch (_phase)
            {
                case CoordinatorPhase.Loading:
                    AllLoaded();
                    break;
                case CoordinatorPhase.Opening:
                    Commit(_run.Gather(_replies));
                    break;
                case CoordinatorPhase.Clearing:
                    _run.Cleared(_couplingReply!);
                    OpenNext();
                    break;
            }
        }
        catch (ProtocolViolationException e)
        {
            Stop(StopReason.Violated, e.Message);
        }
    }

    /// <summary>Opens the next tick, once every event that takes effect with it is in the log.</summary>
    private void OpenNext()
    {
        _phase = CoordinatorPhase.AwaitingEvents;
        if (_events.Awaits(_run.Tick))
            return;
        _requests = _run.Open(_epoch, _events.At(_run.Tick), _events.Logged, _saves);
        _phase = CoordinatorPhase.Opening;
        CallGrids();
    }

    private void Commit(in TickCommit commit)
    {
        if (commit.Tick >= 0 && !Log(commit))
            return;
        if (_saves)
            _checkpoint = new CheckpointWriter(_epoch, _run, _couplingReply!.Checkpoint, _replies);
        _saves = false;
        if (_log.LastTick >= commit.Tick)
            BeginCheckpoint(commit.Tick + 1, _log.Length); // at once: the log held the tick already
        Continue();
    }

    private bool Log(in TickCommit commit)
    {
        if (_log.HashOf(commit.Tick) is not Digest logged)
        {
            _log.Add(new LogEntry(commit.Tick, commit.Hash, null));
            _unshown.Add(commit);
            PumpLog();
            return true;
        }

        if (logged != commit.Hash)
        {
            Stop(StopReason.Diverged, $"Tick {commit.Tick} again gives {commit.Hash}; the log says {logged}.");
            return false;
        }

        Replayed++;
        _host.Show(commit, replayed: true);
        return true;
    }

    /// <summary>At the barrier: all have answered, nothing is asked.</summary>
    private void Continue()
    {
        _phase = CoordinatorPhase.Barrier;
        State = _paused || _run.Tick >= _target ? CoordinatorState.AtTarget : CoordinatorState.Running;
        if (HandsOver() || State == CoordinatorState.AtTarget || _log.Unlogged >= (MostUnlogged ?? _options.MostUnlogged))
            return;
        _saves = Saves(_run.Tick + 1);
        _clearRequest = _run.Clear(_epoch, _saves);
        _phase = CoordinatorPhase.Clearing;
        CallCoupling();
    }

    /// <summary>
    /// A checkpoint is made every so many ticks, at the target and before a hand-over, unless one is still being written.
    /// </summary>
    private bool Saves(long tick) =>
        _checkpoint is null && _options.CheckpointEvery is int every
        && (tick - _lastCheckpoint >= every || tick == _target || _handOver is not null);

    private void CallGrids()
    {
        Array.Fill(_awaited, true);
        _callToken = ++_lastToken;
        for (int i = 0; i < _awaited.Length; i++)
            CallGrid(i);
        _host.ScheduleTimeout(_callToken);
    }

    private void CallGrid(int grid)
    {
        if (_phase == CoordinatorPhase.Loading)
            _host.LoadGrid(grid, _loads[grid]);
        else
            _host.CallGrid(grid, _requests.Span[grid]);
    }

    private void CallCoupling()
    {
        _couplingAwaited = true;
        if (_phase == CoordinatorPhase.Loading)
        {
            _host.LoadCoupling(_couplingLoad);
            return; // shares the grids' wake
        }

        _callToken = ++_lastToken;
        _host.CallCoupling(_clearRequest);
        _host.ScheduleTimeout(_callToken);
    }

    private void CallAgain()
    {
        bool waits = _couplingAwaited;
        for (int i = 0; i < _awaited.Length; i++)
        {
            if (!_awaited[i])
                continue;
            waits = true;
            CallGrid(i);
        }

        if (_couplingAwaited && _phase == CoordinatorPhase.Loading)
            _host.LoadCoupling(_couplingLoad);
        else if (_couplingAwaited)
            _host.CallCoupling(_clearRequest);
        if (waits)
            _host.ScheduleTimeout(_callToken);
    }
}

using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Protocol.Coordination;

/// <content>The store: what is asked of it, and what its answers lead to.</content>
public sealed partial class Coordinator
{
    private readonly SortedDictionary<long, StoreRequest> _storeCalls = [];
    private long _lastToken;

    /// <summary>Takes an answer of the store. Answers to requests that are not waited for are ignored.</summary>
    /// <param name="id">Identifier of the request, as given to <see cref="ICoordinatorHost.CallStore"/>.</param>
    /// <param name="reply">The answer.</param>
    public void StoreAnswered(long id, StoreReply reply)
    {
        if (reply.Status == StoreStatus.Unknown || !_storeCalls.Remove(id, out StoreRequest? request))
            return; // an unknown outcome is asked for again when its time has passed
        foreach (string notice in reply.Notices)
            _host.Log(notice);
        if (reply.Status == StoreStatus.StaleEpoch)
        {
            Stop(StopReason.Superseded, $"Epoch {_epoch} is over: another coordinator has taken the run.");
            return;
        }

        switch (request)
        {
            case TakeEpochRequest:
                EpochTaken(reply);
                break;
            case ReadLogRequest:
                LogRead(reply);
                break;
            case ReadObjectRequest:
                ObjectRead(reply);
                break;
            case AppendLogRequest:
                Appended(reply);
                break;
            case SetTargetRequest set:
                TargetSet(set, reply);
                break;
            default:
                CheckpointAdvanced(reply);
                break;
        }
    }

    private void Ask(StoreRequest request)
    {
        long id = ++_lastToken;
        _storeCalls.Add(id, request);
        _host.CallStore(id, request);
        _host.ScheduleTimeout(id);
    }

    private void PumpLog()
    {
        if (_log.NextAppend(_epoch) is AppendLogRequest append)
            Ask(append);
    }

    private void Appended(StoreReply reply)
    {
        if (Fails(reply, "The log does not take what follows"))
            return;
        long logLength = _log.Length;
        foreach (LogEntry entry in _log.Appended())
        {
            logLength++;
            if (entry.Event is RunEvent logged)
            {
                _events.Note(entry);
                _host.Answer(new EventAnswer(logged.Id, true, entry.Tick, ""));
            }
            else
            {
                _unshown.ShowNext(_host);
                BeginCheckpoint(entry.Tick + 1, logLength);
            }
        }

        PumpLog();
        if (_phase == CoordinatorPhase.AwaitingEvents)
            OpenNext();
        else if (_phase == CoordinatorPhase.Barrier)
            Continue();
    }

    private void TargetSet(SetTargetRequest set, StoreReply reply)
    {
        if (Fails(reply, "The store does not take the target"))
            return;
        _target = set.Target;
        if (_wantedTarget == set.Target)
            _wantedTarget = null;
        if (_phase == CoordinatorPhase.Barrier)
            Continue();
    }

    /// <summary>A checkpoint is written once the log holds, and the host has seen, every tick before it.</summary>
    private void BeginCheckpoint(long tick, long logLength)
    {
        if (_checkpoint is not { Begun: false } checkpoint || checkpoint.Tick != tick)
            return;
        checkpoint.Begin(logLength, _host.Attach(tick));
        Ask(checkpoint.Next());
    }

    private void CheckpointAdvanced(StoreReply reply)
    {
        if (_checkpoint is not CheckpointWriter checkpoint)
            return;
        if (Fails(reply, $"The store does not take the checkpoint of tick {checkpoint.Tick}"))
            return;
        if (checkpoint.Advance())
        {
            _lastCheckpoint = checkpoint.Tick;
            _checkpoint = null;
            if (_handOver is not null && _phase == CoordinatorPhase.Barrier)
                Continue();
        }
        else
        {
            Ask(checkpoint.Next());
        }
    }

    private bool Fails(StoreReply reply, string what)
    {
        if (reply.Status == StoreStatus.Done)
            return false;
        Stop(StopReason.Unreadable, $"{what}: {reply.Status}. {string.Join(" ", reply.Notices)}".TrimEnd());
        return true;
    }
}

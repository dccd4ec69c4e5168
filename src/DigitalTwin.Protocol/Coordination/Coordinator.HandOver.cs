namespace DigitalTwin.Protocol.Coordination;

/// <content>Handing over at a barrier: a checkpoint is made of it, and nobody ticks before it is durable.</content>
public sealed partial class Coordinator
{
    private HandOver? _handOver;

    /// <summary>What was asked for and has not happened yet; null for nothing.</summary>
    public HandOver? Arranged => _handOver;

    /// <summary>Whether the epoch at hand began by a hand-over that was asked for, not because somebody had lost a state.</summary>
    public bool MovesAsPlanned { get; private set; }

    /// <summary>Asks for a hand-over. Leaving outweighs moving.</summary>
    public void Arrange(HandOver handOver)
    {
        if (State == CoordinatorState.Stopped || _handOver == HandOver.Leave)
            return;
        _handOver = handOver;
        if (_phase == CoordinatorPhase.Barrier)
            Continue();
    }

    /// <summary>At the barrier: hands over, or waits for the checkpoint of this barrier.</summary>
    /// <returns>Whether nobody is to tick: it was handed over, or the checkpoint at hand is of this barrier or in the way.</returns>
    private bool HandsOver()
    {
        if (_handOver is not HandOver handOver)
            return false;
        if (_checkpoint is not null)
            return true;
        if (_log.Unlogged > 0 || (_lastCheckpoint != _run.Tick && State == CoordinatorState.Running))
            return _log.Unlogged > 0 && _lastCheckpoint == _run.Tick;
        _handOver = null;
        if (handOver == HandOver.Leave)
            Stop(StopReason.HandedOver, $"Tick {_run.Tick}: the run is handed over.");
        else
            Begin();
        return true;

        void Begin()
        {
            MovesAsPlanned = true;
            State = CoordinatorState.Recovering;
            TakeEpoch();
        }
    }
}

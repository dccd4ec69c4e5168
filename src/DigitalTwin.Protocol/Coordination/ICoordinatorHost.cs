using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>
/// What a transport does for the coordinator. Calls and requests are taken and carried later: a host never calls back into the
/// coordinator before it has returned. Answers may come late, twice, out of order or never.
/// </summary>
public interface ICoordinatorHost
{
    /// <summary>Carries a state to a grid; the answer comes by <see cref="Coordinator.GridAnswered"/>.</summary>
    void LoadGrid(int grid, in GridLoad load);

    /// <summary>Carries a call to a grid; the answer comes by <see cref="Coordinator.GridAnswered"/>.</summary>
    void CallGrid(int grid, in GridRequest request);

    /// <summary>Carries a state to the coupling; the answer comes by <see cref="Coordinator.CouplingAnswered"/>.</summary>
    void LoadCoupling(in CouplingLoad load);

    /// <summary>Carries a call to the coupling; the answer comes by <see cref="Coordinator.CouplingAnswered"/>.</summary>
    void CallCoupling(in ClearRequest request);

    /// <summary>Carries a request to the run's store; the answer comes by <see cref="Coordinator.StoreAnswered"/>.</summary>
    void CallStore(long id, StoreRequest request);

    /// <summary>Asks for <see cref="Coordinator.OnTimeout"/> after the time in which an answer should have come. A host whose calls always
    /// return need not keep it.</summary>
    void ScheduleTimeout(long token);

    /// <summary>Shows a committed tick whose hash is in the log. In order; after a recovery those since the checkpoint again.</summary>
    /// <param name="commit">The tick; what it points to is valid only during the call.</param>
    /// <param name="replayed">Whether the log held its hash before this process computed it.</param>
    void Show(in TickCommit commit, bool replayed);

    /// <summary>What the host wants kept with a checkpoint; it has been shown every tick before it.</summary>
    /// <param name="tick">Tick of the checkpoint.</param>
    IReadOnlyList<Attachment> Attach(long tick);

    /// <summary>
    /// Gives back what the host wanted kept, before any tick after the checkpoint is shown; empty at the run's beginning.
    /// </summary>
    /// <param name="tick">Number of ticks that have been committed.</param>
    /// <param name="attachments">The attachments, in the order of <see cref="Attach"/>.</param>
    void Restore(long tick, IReadOnlyList<Attachment> attachments);

    /// <summary>Answers an injected event.</summary>
    void Answer(in EventAnswer answer);

    /// <summary>Says something to people, in plain words.</summary>
    void Log(string notice);

    /// <summary>Says that the coordinator has stopped; nothing more comes of it.</summary>
    void Stopped(StopReason reason, string message);
}

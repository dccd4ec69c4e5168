namespace DigitalTwin.Protocol.Grids;

/// <summary>What the coordinator asks of a grid: settle the last tick and offer for the next.</summary>
/// <param name="Call">Identity of the call.</param>
/// <param name="Predecessor">Digest that the grid's state must have.</param>
/// <param name="Outcome">Outcome of the tick before <see cref="CallId.Tick"/>; null in the first tick.</param>
/// <param name="Inbox">Messages to the grid and its members, in delivery order.</param>
/// <param name="Saves">Whether the grid's object for a checkpoint is wanted with the answer.</param>
[State]
public readonly partial record struct GridRequest(
    CallId Call,
    Digest Predecessor,
    ZoneOutcome? Outcome,
    ReadOnlyMemory<Message> Inbox,
    bool Saves = false);

/// <summary>What the member calls are for that a grid waits for.</summary>
internal enum GridPhase
{
    /// <summary>Members take the states of a checkpoint.</summary>
    Loading,

    /// <summary>Members that join take their first state.</summary>
    Births,

    /// <summary>Members settle, and declare for the day or offer for the tick.</summary>
    FirstRound,

    /// <summary>Members take their plans and offer for the tick.</summary>
    DayAheadRound,
}

/// <summary>What a grid wants next: calls or loads to be carried to members, or nothing more than to answer. One part is given.</summary>
/// <param name="Calls">One call a member, in the grid's order of members.</param>
/// <param name="Loads">States to be given to the members that they name.</param>
/// <param name="Reply">The answer to the coordinator.</param>
public readonly record struct GridStep(ReadOnlyMemory<MemberRequest> Calls, ReadOnlyMemory<MemberLoad> Loads, GridReply? Reply)
{
    internal static GridStep Call(ReadOnlyMemory<MemberRequest> calls) => new(calls, default, null);

    internal static GridStep Load(ReadOnlyMemory<MemberLoad> loads) => new(default, loads, null);

    internal static GridStep Answer(GridReply reply) => new(default, default, reply);
}

/// <summary>Gives a grid and its members their state: the only way in which state arrives.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">The epoch that begins with the load.</param>
/// <param name="Tick">The tick whose calls the state has answered; -1 for the state before the first.</param>
/// <param name="Checkpoint">The grid's object of a checkpoint; empty for the state before the first call.</param>
/// <param name="Saves">Whether the grid's object is wanted back for a checkpoint.</param>
[State]
public readonly partial record struct GridLoad(ulong Run, int Epoch, long Tick, ReadOnlyMemory<byte> Checkpoint, bool Saves)
{
    /// <summary>Identity of the load in its reply.</summary>
    public CallId Call => new(Run, Epoch, Tick, int.MaxValue);
}

/// <summary>Carries its state to a member of a grid; one that the scenario does not know is made first.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">The epoch that begins with the load.</param>
/// <param name="Tick">The tick whose calls the state has answered; -1 for the state before the first.</param>
/// <param name="Member">Identifier of the member.</param>
/// <param name="Birth">What a member that the scenario does not know is made of; null for those that it knows.</param>
/// <param name="State">Canonical bytes of the state; empty for the state before the first call.</param>
/// <param name="Saves">Whether the state is wanted back for a checkpoint.</param>
[State]
public readonly partial record struct MemberLoad(
    ulong Run,
    int Epoch,
    long Tick,
    string Member,
    MemberBirth? Birth,
    ReadOnlyMemory<byte> State,
    bool Saves)
{
    /// <summary>The load as the member takes it.</summary>
    public StateLoad ForMember => new(Run, Epoch, Tick, State, Saves);
}

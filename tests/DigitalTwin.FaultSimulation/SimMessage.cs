namespace DigitalTwin.FaultSimulation;

/// <summary>What a message is.</summary>
internal enum SimMessageType
{
    GridLoad,
    GridCall,
    MemberLoad,
    MemberCall,
    CouplingLoad,
    CouplingCall,
    Store,
    Inject,
    Advance,
}

/// <summary>A message on its way; what it carries is bytes wherever participants are at both ends.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Target">The participant that it is for.</param>
/// <param name="Role">What that participant is.</param>
/// <param name="Phase">What the run is doing with it.</param>
/// <param name="Call">Identity of the call, as far as it has one.</param>
/// <param name="Attempt">How often its sender has sent it before.</param>
/// <param name="Frame">Content.</param>
/// <param name="Content">Content of requests to the store and of clients.</param>
/// <param name="Reply">Carries the reply back; null for replies.</param>
internal sealed record SimMessage(
    SimMessageType Type,
    string Target,
    SimRole Role,
    SimPhase Phase,
    CallId Call,
    int Attempt,
    byte[] Frame,
    object? Content,
    Action<byte[], object?>? Reply)
{
    /// <summary>Kind of the participant that it is for.</summary>
    public SimKind Kind => Role.Kind;

    /// <summary>Identity of the message: the same in every run of a seed that sends it.</summary>
    public ulong Identity { get; } = Hash64.Mix(
        Role.Key
        ^ Hash64.Mix(((ulong)Type << 56) ^ ((ulong)(uint)Call.Epoch << 40) ^ ((ulong)Call.Tick << 8) ^ (uint)Call.Round)
        ^ Hash64.Mix((ulong)Attempt + 1));
}

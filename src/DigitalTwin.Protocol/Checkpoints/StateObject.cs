namespace DigitalTwin.Protocol.Checkpoints;

/// <summary>One participant's object of a checkpoint: the coordinator's, or the coupling's.</summary>
internal sealed partial class StateObject
{
    [State] private ulong _run;
    [State] private long _tick;
    [State] private string _name = "";
    [State] private ReadOnlyMemory<byte> _state;

    private StateObject()
    {
    }

    /// <summary>Writes the state of a participant.</summary>
    public static byte[] Write(ulong run, long tick, string name, IStateful participant)
    {
        var saved = new StateObject { _run = run, _tick = tick, _name = name, _state = StateBytes.Of(participant) };
        return Envelope.Seal(saved);
    }

    /// <summary>Reads the state of a participant into it.</summary>
    /// <exception cref="CanonicalFormatException">
    /// The bytes are damaged, or are not this participant's at this tick of this run.
    /// </exception>
    public static void Read(ReadOnlyMemory<byte> bytes, ulong run, long tick, string name, IStateful participant)
    {
        var saved = new StateObject();
        StateBytes.Read(saved, Envelope.Open(bytes));
        if (saved._run != run || saved._tick != tick || saved._name != name)
            throw new CanonicalFormatException($"It is the state of {saved._name} at tick {saved._tick} of run {saved._run:x16}.");
        StateBytes.Read(participant, saved._state);
    }
}

using DigitalTwin.Core.State;

namespace DigitalTwin.Core.Calls;

/// <summary>What a participant is to do with a call.</summary>
internal enum Admission
{
    /// <summary>Do it.</summary>
    New,

    /// <summary>Answer what was answered before, if the input is the same.</summary>
    Repeated,

    /// <summary>Refuse: <see cref="ReplyStatus.Gap"/>.</summary>
    Gap,

    /// <summary>Refuse: <see cref="ReplyStatus.StaleEpoch"/>.</summary>
    StaleEpoch,

    /// <summary>Refuse: <see cref="ReplyStatus.Superseded"/>.</summary>
    Superseded,

    /// <summary>Refuse: <see cref="ReplyStatus.Conflict"/>.</summary>
    Conflict,
}

/// <summary>
/// Decides how a participant takes a call: new, repeated, late, of a past epoch, or out of step with its state. A participant is closed
/// until a state is loaded into it, and again after a call that it could not finish.
/// </summary>
/// <remarks>
/// Digests alone do not distinguish calls: a state that a tick left as it was has the digest of the tick before. The next call is
/// therefore also the next in number: round after round, tick after tick.
/// </remarks>
internal sealed class CallGate
{
    private const int LoadedRound = int.MaxValue;

    private ulong _run;
    private int _epoch;
    private CallId _last;
    private bool _broken;

    /// <summary>Digest of the participant's state after the last call.</summary>
    public Digest Digest { get; private set; }

    /// <summary>Says how to take a call.</summary>
    public Admission Admit(in CallId call, Digest predecessor)
    {
        if (_epoch == 0 || call.Run != _run || call.Epoch > _epoch)
            return Admission.Gap;
        if (call.Epoch < _epoch)
            return Admission.StaleEpoch;
        if (_broken)
            return Admission.Gap;
        if (call == _last)
            return Admission.Repeated;
        if (call.Tick < _last.Tick || (call.Tick == _last.Tick && call.Round < _last.Round))
            return Admission.Superseded;
        return IsNext(call) && predecessor == Digest ? Admission.New : Admission.Gap;
    }

    /// <summary>Says how to take a state: once in an epoch, and never of a past one, so that no repeated load rolls back.</summary>
    public Admission AdmitLoad(ulong run, int epoch, long tick)
    {
        if (_epoch != 0 && run != _run)
            return Admission.Conflict;
        if (epoch < _epoch)
            return Admission.StaleEpoch;
        if (epoch > _epoch)
            return Admission.New;
        return !_broken && _last.Round == LoadedRound && _last.Tick == tick ? Admission.Repeated : Admission.Superseded;
    }

    /// <summary>Notes that a state was loaded: the participant is where all calls of a tick were answered.</summary>
    public void Loaded(ulong run, int epoch, long tick, Digest digest)
    {
        _run = run;
        _epoch = epoch;
        _last = new CallId(run, epoch, tick, LoadedRound);
        _broken = false;
        Digest = digest;
    }

    /// <summary>Notes that a call was done.</summary>
    public void Done(in CallId call, Digest digest)
    {
        _last = call;
        _broken = false;
        Digest = digest;
    }

    /// <summary>Notes that a call was begun and cannot be finished: nothing but a load helps.</summary>
    public void Break() => _broken = true;

    /// <summary>The refusal that goes with an admission.</summary>
    public static ReplyStatus Refusal(Admission admission) => admission switch
    {
        Admission.Gap => ReplyStatus.Gap,
        Admission.StaleEpoch => ReplyStatus.StaleEpoch,
        Admission.Superseded => ReplyStatus.Superseded,
        _ => ReplyStatus.Conflict,
    };

    private bool IsNext(in CallId call) =>
        call.Round == 0 ? call.Tick == _last.Tick + 1 : call.Tick == _last.Tick && call.Round - 1 == _last.Round;
}

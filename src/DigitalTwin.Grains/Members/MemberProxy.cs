using System.Runtime.ExceptionServices;
using DigitalTwin.Grains.Interfaces;

namespace DigitalTwin.Grains.Members;

/// <summary>
/// A member as its grid calls it. One that lives on the grid's silo, as nearly all do, is handed its call as a turn on its own
/// activation's scheduler: it runs there alone, like any call, without what a message costs that crosses no silo. What Orleans gives a
/// message beside that, at most one delivery and an unknown outcome, is the protocol's here as everywhere.
/// </summary>
/// <remarks>
/// A scheduler runs what it is handed even when its activation ends; the member then answers a gap, as a fresh activation does.
/// </remarks>
/// <param name="grain">The member.</param>
internal sealed class MemberProxy(IMemberGrain grain)
{
    private static readonly Action<object> Turn = static seat => ((MemberProxy)seat).TakeTurn();

    private MemberGrain? _neighbour;
    private RoundBarrier? _round;
    private MemberRequest _request;
    private MemberReply? _reply;
    private Exception? _failure;

    /// <summary>The member, wherever it lives.</summary>
    public IMemberGrain Grain => grain;

    /// <summary>Whether it lives on this silo.</summary>
    public bool IsNear => _neighbour is not null;

    /// <summary>The answer to the last turn.</summary>
    /// <exception cref="Exception">What the member failed with.</exception>
    public MemberReply Reply
    {
        get
        {
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
            return _reply!;
        }
    }

    /// <summary>Looks for the member on this silo: it is there if it is what has just taken the load.</summary>
    public void Look(LocalActivations neighbours, CallId load) =>
        _neighbour = neighbours.Find(grain.GetGrainId()) is MemberGrain found && found.Loaded == load ? found : null;

    /// <summary>Hands the member a turn; its round counts it when it has been taken.</summary>
    public void Post(in MemberRequest request, RoundBarrier round)
    {
        _request = request;
        _round = round;
        _failure = null;
        _neighbour!.Queue(Turn, this);
    }

    private void TakeTurn()
    {
        try
        {
            _reply = _neighbour!.Take(_request);
        }
        catch (Exception e)
        {
            _failure = e; // the grid fails with it
        }

        _round!.Count();
    }
}

/// <summary>Counts the turns of a round until all have been taken.</summary>
internal sealed class RoundBarrier
{
    private TaskCompletionSource? _done;
    private int _left;

    /// <summary>Begins a round.</summary>
    /// <param name="turns">How many turns it has.</param>
    /// <returns>Completes when all have been counted.</returns>
    public Task Begin(int turns)
    {
        if (turns == 0)
            return Task.CompletedTask;
        _left = turns;
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _done.Task;
    }

    /// <summary>Counts a turn that has been taken; from any thread.</summary>
    public void Count()
    {
        if (Interlocked.Decrement(ref _left) == 0)
            _done!.SetResult();
    }
}

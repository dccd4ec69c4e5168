namespace DigitalTwin.Grains.Members;

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

namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>
/// Whenever somebody asks for more ticks, the run gets there: after each step of a run that begins, and of one that is opened again.
/// </summary>
public sealed class TargetAfterAnyStepTests
{
    private const int Kept = 4;
    private const int Asked = 9;

    private static readonly WorldSpec World = EveryKindWorld.Build();

    [Theory]
    [InlineData(0)]
    [InlineData(Kept)]
    public void What_is_asked_for_after_any_step_is_reached(int kept)
    {
        var missed = new List<string>();
        int steps = 0;
        for (bool went = true; went; steps++)
        {
            CoordinatedRun run = Opened(kept);
            for (int step = 0; step < steps && went; step++)
                went = run.Step();
            run.Coordinator.AdvanceAtLeastTo(Asked);
            while (run.Step())
            {
                // until it rests
            }

            if (run.Coordinator.Committed != Asked || !run.Hashes.ContainsKey(Asked - 1))
                missed.Add($"asked after {steps} steps it rests at tick {run.Coordinator.Committed}: {run.Coordinator.State}");
        }

        Assert.True(steps > 10, $"only {steps} steps");
        Assert.Empty(missed);
    }

    /// <summary>A run that begins without a target, or goes on with one that has been reached.</summary>
    private static CoordinatedRun Opened(int kept)
    {
        var store = new MemoryStore(new ParticipantFactory(World, seed: 1).Run);
        if (kept > 0)
            new CoordinatedRun(World, seed: 1, store, checkpointEvery: 2).Complete(kept);
        var run = new CoordinatedRun(World, seed: 1, store, checkpointEvery: 2);
        run.Coordinator.Start();
        return run;
    }
}

using DigitalTwin.Grains.Runs;

namespace DigitalTwin.Grains.Simulations;

/// <content>A run that is driven from this process: what is wanted of it is read whenever something was done.</content>
internal sealed partial class CoordinatorHost
{
    private Steering? _followed;

    /// <summary>Has the run go where its driver wants it.</summary>
    public void Follow()
    {
        if (_parts.Driver is not IRunDriver driver || _coordinator.State is CoordinatorState.New or CoordinatorState.Stopped)
            return;
        Steering wanted = driver.Wanted;
        try
        {
            if (wanted.Target != _followed?.Target)
                _coordinator.AdvanceTo(wanted.Target);
            _followed = wanted;
            _coordinator.MostUnlogged = wanted.MostUnlogged;
            if (wanted.Holds || Shown.Ticks >= wanted.Allowed)
                _coordinator.Pause();
            else
                _coordinator.GoOnAfterPause();
            AfterTurn();
        }
        catch (Exception e)
        {
            Break(e);
        }
    }

    /// <summary>Whether a run that is driven is held; one that waits a moment to keep its pace is not.</summary>
    public bool? IsHeld => _parts.Driver?.IsHeld;

    /// <summary>After every turn of the coordinator: looks into the inbox, and says when nothing is under way any more.</summary>
    private void AfterTurn()
    {
        if (_parts.Driver is not IRunDriver driver)
            return;
        _output.Look();
        if (_followed is not Steering followed || _coordinator is not { State: CoordinatorState.AtTarget, IsSettled: true })
            return;
        bool ends = followed.Holds || Shown.Ticks >= _coordinator.Target;
        if (!ends || _output.LookNow())
            return; // it waits to keep its pace, or has something to take first
        _output.Publish();
        driver.Settled(followed);
    }

    /// <summary>A fault while something was taken ends this run, and no other.</summary>
    private void Break(Exception fault)
    {
        LogFailed(_parts.Log, fault, _parts.Run.Run, "the run");
        _parts.Driver?.Failed(fault);
        _coordinator.Fail(fault.Message);
    }

    private void Say(string notice)
    {
        _output.Log(notice);
        LogNotice(_parts.Log, _parts.Run.Run, notice);
    }
}

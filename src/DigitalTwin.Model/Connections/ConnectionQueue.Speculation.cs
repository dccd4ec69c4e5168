namespace DigitalTwin.Model.Connections;

/// <content>Requests behind which nobody will build, and what passed through the queue in a tick.</content>
public sealed partial class ConnectionQueue
{
    // No site has this identifier.
    private const string Nobody = "";

    [NotState("Follows from the calls of the tick.")]
    private double _requestedMw;

    [NotState("Follows from the calls of the tick.")]
    private double _grantedMw;

    [NotState("Follows from the calls of the tick.")]
    private double _withdrawnMw;

    /// <summary>Power that was asked for, granted and withdrawn since the last <see cref="BeginTick"/>, MW.</summary>
    public (double RequestedMw, double GrantedMw, double WithdrawnMw) Passed => (_requestedMw, _grantedMw, _withdrawnMw);

    /// <summary>Begins to count anew.</summary>
    public void BeginTick() => (_requestedMw, _grantedMw, _withdrawnMw) = (0, 0, 0);

    /// <summary>Takes the speculative requests that were filed within the last day; on the first day of the run all before it.</summary>
    private void FileSpeculations(long tick)
    {
        foreach (SpeculativeRequest filed in _speculations)
        {
            if (filed.Tick > tick || (tick > 0 && filed.Tick <= tick - Calendar.HoursPerDay))
                continue;
            SiteStepsSpec steps = filed.Asked.Steps;
            int blocks = (int)Math.Clamp(Math.Ceiling(filed.Mw / filed.BlockMw - 1e-9), 1, SpeculativeRequest.MostBlocks);
            for (int block = 0; block < blocks; block++)
            {
                Ask(new ConnectionRequest(
                    Nobody, block, filed.Mw / blocks, filed.Asked.Track, filed.Tick, steps.PermitHours, steps.StudyHours,
                    steps.AgreementHours, SiteStage.Permit, 0));
            }
        }
    }

    /// <summary>Takes out who does not sign: granted or not, when the months of an agreement are over.</summary>
    private void WithdrawSpeculations(long tick)
    {
        for (int i = _requests.Count - 1; i >= 0; i--)
        {
            ConnectionRequest request = _requests[i];
            bool isOver = request.Stage switch
            {
                SiteStage.Headroom => request.DueTick + request.NetworkHours <= tick,
                SiteStage.Network => request.DueTick <= tick,
                _ => false,
            };
            if (request.Site != Nobody || !isOver)
                continue;
            _withdrawnMw += request.Mw;
            _requests.RemoveAt(i);
        }
    }
}

namespace DigitalTwin.Results.Summaries;

/// <summary>
/// Holds the balance of accelerators: what fabs have made is in their stock, was shipped or went to other buyers, and
/// what was shipped a tick ago (a message takes a tick) is at sites or is on its way to them.
/// </summary>
[State]
internal sealed partial class ChipTally
{
    private bool _begun;
    private long _atStart;
    private long _shipped;
    private long _made;
    private long _residual;
    private long _pooled;

    /// <summary>Accelerators finished in the run.</summary>
    public long Made => _made;

    /// <summary>Accelerators that no stock accounts for; zero.</summary>
    public long Residual => _residual;

    /// <summary>Takes the reports of one tick.</summary>
    /// <exception cref="InvalidOperationException">Accelerators were lost or came from nowhere.</exception>
    public void Take(ReadOnlySpan<GridReport> reports)
    {
        long made = 0, stocked = 0, shipped = 0, atSites = 0, pooled = 0;
        foreach (GridReport report in reports)
        {
            foreach (MemberReport member in report.Members)
            {
                made += member.Compute.Made;
                stocked += member.Compute.Stocked;
                shipped += member.Compute.Shipped;
                pooled += member.Compute.Pooled;
                atSites += member.Compute.Installed + member.Compute.Waiting + member.Compute.InTransit;
            }
        }

        if (!_begun)
            _atStart = atSites;
        _begun = true;
        _residual = Math.Abs(_shipped - (atSites - _atStart));
        _made += made;
        _shipped += shipped;
        _pooled += pooled;
        _residual += Math.Abs(_made - stocked - _shipped - _pooled);
        if (_residual != 0)
            throw new InvalidOperationException($"{_residual} accelerators are not accounted for after {_made} were made.");
    }
}

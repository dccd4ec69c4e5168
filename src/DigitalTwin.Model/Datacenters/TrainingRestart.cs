namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// What a disturbance costs training beyond the power that it takes: the work since the last checkpoint and the time to start again. It is
/// taken from the next power that training has, and attributed to what caused it.
/// </summary>
/// <param name="minutes">Minutes of the whole training that a disturbance costs, at least zero.</param>
public sealed partial class TrainingRestart(double minutes)
{
    private const double HoursPerMinute = 1.0 / 60;

    /// <summary>Less than this share of the training does not stop it: a rounding error is no disturbance.</summary>
    private const double LeastShare = 1e-6;
    private readonly double _hours = minutes * HoursPerMinute;
    [State("restart_outage_mwh")] private double _outageMwh;
    [State("restart_shed_mwh")] private double _shedMwh;

    /// <summary>Takes an hour.</summary>
    /// <param name="fullMw">Power of the whole training, MW.</param>
    /// <param name="mw">Power that it has, MW.</param>
    /// <param name="dipMw">Power that a disturbance took from it, MW.</param>
    /// <param name="power">Power of the site.</param>
    /// <returns>Power that runs and does nothing new, by outage and by shedding, MW.</returns>
    public (double OutageMw, double ShedMw) Settle(double fullMw, double mw, double dipMw, in SitePower power)
    {
        double dueMwh = _outageMwh + _shedMwh;
        double share = dueMwh > 0 ? Math.Min(mw, dueMwh) / dueMwh : 0;
        (double outageMw, double shedMw) = (_outageMwh * share, _shedMwh * share);
        (_outageMwh, _shedMwh) = (_outageMwh - outageMw, _shedMwh - shedMw);
        double siteMw = power.OutageMw + power.ShedMw;
        if (!(dipMw > LeastShare * fullMw) || !(siteMw > 0))
            return (outageMw, shedMw);

        // Who falls again while starting begins anew.
        dueMwh = _hours * fullMw;
        _outageMwh = dueMwh * power.OutageMw / siteMw;
        _shedMwh = dueMwh * power.ShedMw / siteMw;
        return (outageMw, shedMw);
    }
}

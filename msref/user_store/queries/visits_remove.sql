DELETE FROM visit WHERE day >= :first AND day <= :last

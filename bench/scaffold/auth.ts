import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

/** Who is calling, as the token says. */
export interface User {
  readonly username: string;
  readonly employeeId: string;
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: false,
      secretOrKey: process.env.JWT_SECRET ?? '',
    });
  }

  validate(payload: { sub: string; employeeId: string }): User {
    return { username: payload.sub, employeeId: payload.employeeId };
  }
}

@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {}
